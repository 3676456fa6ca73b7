/** A short message where what changed is out of sight. */
export function toast(message: string): void {
    const place = document.querySelector('.toasts');
    const note = document.createElement('p');
    note.className = 'toast';
    note.textContent = message;
    place?.append(note);
    setTimeout(() => note.remove(), 6000);
}
