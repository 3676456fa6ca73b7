/** The page `/previews`. */
import './previews/page';
