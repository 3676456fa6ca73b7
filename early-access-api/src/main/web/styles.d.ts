/** A style sheet as its text, from the directory in which the build puts the minified ones. */
declare module '*.css' {
    const text: string;
    export default text;
}
