/** The page `/console`. */
import './console/index';
