/** The team's console: everything of it is registered here. */
import './frame';
