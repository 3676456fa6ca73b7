/** The page `/previews`. */
import './previews/element';
