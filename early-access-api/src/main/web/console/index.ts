/** The team's console: everything of it is registered here. */
import css from './console.css';
import './frame';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
