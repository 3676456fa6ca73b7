/** What `/early-access-languages.js` contains: the texts of the element in other languages than English. */
export { default } from './previews/languages';
