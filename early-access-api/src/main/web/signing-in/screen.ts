/** What people see instead of the page while they are not signed in. */

const style = new CSSStyleSheet();
style.replaceSync(`
    .sign-in { box-sizing: border-box; max-width: 28rem; margin: 12vh auto 0; padding: var(--ea-space-5);
        background: var(--ea-surface); border: 1px solid var(--ea-line); border-radius: var(--ea-radius-large) }
    .sign-in h1 { margin: 0 0 var(--ea-space-2); font-size: var(--ea-size-4); line-height: 1.25; font-weight: 600 }
    .sign-in p { margin: 0 0 var(--ea-space-4) }
    .sign-in label { display: block; margin-bottom: var(--ea-space-2); font-weight: 600 }
    .sign-in textarea { box-sizing: border-box; width: 100%; min-height: 6rem; margin-bottom: var(--ea-space-4);
        padding: var(--ea-space-2); font: var(--ea-size-2)/1.5 var(--ea-font-code); color: inherit;
        background: var(--ea-page); border: 1px solid var(--ea-line-strong); border-radius: var(--ea-radius) }
    .sign-in-button { min-height: 36px; padding: 0 var(--ea-space-4); font: inherit; font-weight: 600; cursor: pointer;
        color: var(--ea-on-accent); background: var(--ea-accent); border: 1px solid var(--ea-accent);
        border-radius: var(--ea-radius) }
    .sign-in-again { position: sticky; inset-block-start: 0; z-index: 10; box-sizing: border-box; width: 100%; max-width: none;
        margin: 0; padding: var(--ea-space-3) var(--ea-space-4); border: 0; border-bottom: 1px solid var(--ea-line);
        display: flex; flex-wrap: wrap; gap: var(--ea-space-3); align-items: center; justify-content: center;
        color: var(--ea-text); background: var(--ea-warning-soft); box-shadow: var(--ea-shadow) }
    .sign-in-again p { margin: 0 }
`);

/**
 * Shows a screen in the place of the page.
 *
 * @param begin begins the sign-in; without it, there is no button for that
 * @param paste takes a token; without it, there is no field for that
 */
export function showScreen(message: string, begin?: () => unknown, paste?: (token: string) => void): void {
    const main = element('main', 'sign-in');
    main.append(element('h1', '', 'Sign in'));
    const text = element('p', '', message);
    text.setAttribute('role', 'status');
    main.append(text);
    if (paste) {
        main.append(form(paste));
    }
    if (begin) {
        main.append(button('Sign in', begin));
    }
    show(main);
}

/** Says above the page that the sign-in has ended. The page stays, with what somebody was writing. */
export function showAgain(begin: () => unknown): void {
    if (document.querySelector('.sign-in-again')) {
        return;
    }
    use();
    const bar = element('div', 'sign-in-again');
    bar.setAttribute('role', 'alert');
    bar.append(
        element('p', '', 'Your sign-in has ended. Copy what you were writing, then sign in again.'),
        button('Sign in', begin),
    );
    document.body.prepend(bar);
}

function form(paste: (token: string) => void): HTMLElement {
    const form = element('form', '');
    const label = element('label', '', 'Token');
    label.htmlFor = 'token';
    const field = element('textarea', '');
    field.id = 'token';
    field.required = true;
    field.spellcheck = false;
    const submit = button('Use this token', () => {});
    submit.type = 'submit';
    form.append(label, field, submit);
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        paste(field.value.trim());
    });
    return form;
}

function show(main: HTMLElement): void {
    use();
    const replace = () => document.body.replaceChildren(main);
    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', replace);
    } else {
        replace();
    }
}

function use(): void {
    if (!document.adoptedStyleSheets.includes(style)) {
        document.adoptedStyleSheets.push(style);
    }
}

function button(text: string, click: () => unknown): HTMLButtonElement {
    const button = element('button', 'sign-in-button', text);
    button.type = 'button';
    button.addEventListener('click', click);
    return button;
}

function element<K extends keyof HTMLElementTagNameMap>(
    name: K,
    style: string,
    text = '',
): HTMLElementTagNameMap[K] {
    const made = document.createElement(name);
    if (style) {
        made.className = style;
    }
    made.textContent = text;
    return made;
}
