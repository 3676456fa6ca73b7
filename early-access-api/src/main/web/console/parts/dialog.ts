import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { problem } from './problem';

interface Dialog {
    title: unknown;
    body: unknown;
    /** The verb on the button; without one the dialog only tells. */
    verb?: string;
    tone?: 'danger';
    ready?: boolean;
    busy?: boolean;
    problem?: Error | undefined;
    wide?: boolean;
    onSubmit?: (form: FormData) => void;
    onClose: () => void;
}

/** A native dialog, open as long as it is rendered. `Esc` and *Cancel* close it, and the focus returns to where it was. */
export function dialog(it: Dialog): TemplateResult {
    return html`<dialog
        class=${it.wide ? 'dialog wide' : 'dialog'}
        aria-labelledby="dialog-title"
        ${ref(open)}
        @close=${it.onClose}
    >
        <form
            @submit=${(event: SubmitEvent) => {
                event.preventDefault();
                it.onSubmit?.(new FormData(event.target as HTMLFormElement));
            }}
        >
            <h2 id="dialog-title">${it.title}</h2>
            <div class="dialog-body">
                ${it.body} ${it.problem ? html`<div ${ref(show)}>${problem(it.problem)}</div>` : nothing}
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button" @click=${closeDialog}>
                    ${it.verb ? 'Cancel' : 'Close'}
                </button>
                ${
                    it.verb
                        ? html`<button
                              class="button ${it.tone ?? 'primary'}"
                              ?disabled=${it.busy || it.ready === false}
                          >
                              ${it.verb}
                          </button>`
                        : nothing
                }
            </footer>
        </form>
    </dialog>`;
}

/** A long dialog is scrolled to what is wrong. */
function show(element: Element | undefined): void {
    queueMicrotask(() => element?.scrollIntoView({ block: 'nearest' }));
}

function open(element: Element | undefined): void {
    queueMicrotask(() => {
        if (element instanceof HTMLDialogElement && element.isConnected && !element.open) {
            element.showModal();
        }
    });
}

/** Closes the dialog around the control that was pressed. */
export function closeDialog(event: Event): void {
    (event.currentTarget as Element).closest('dialog')?.close();
}
