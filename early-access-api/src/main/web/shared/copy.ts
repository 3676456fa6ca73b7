/** Whether this page may write to the clipboard: browsers allow it on https and localhost alone. */
export const mayCopy = 'clipboard' in navigator;

const SAID_FOR_MILLIS = 3000;

/** Copies the text, and says so in the place of the button's word for a moment. */
export async function copy(text: string, word: Element): Promise<void> {
    await navigator.clipboard.writeText(text);
    word.textContent = 'Copied';
    setTimeout(() => (word.textContent = 'Copy'), SAID_FOR_MILLIS);
}
