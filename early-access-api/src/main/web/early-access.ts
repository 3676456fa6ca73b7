/** What `/early-access.js` contains: the custom element, for pages of any origin. */
export { EarlyAccessPreviews } from './previews/element';
