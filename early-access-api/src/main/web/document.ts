/* Gives each block of code on the service's pages a button that copies it. */
import { copy, mayCopy } from './shared/copy';

for (const code of mayCopy ? document.querySelectorAll('pre') : []) {
    const button = document.createElement('button');
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', () => void copy(code.textContent ?? '', button));
    const block = document.createElement('div');
    block.className = 'code';
    code.replaceWith(block);
    block.append(code, button);
}
