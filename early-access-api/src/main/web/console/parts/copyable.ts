import { html, type TemplateResult } from 'lit';
import { icon } from './icon';
import { toast } from './toast';

/** A line of code with a button that copies it. */
export function copyable(text: string): TemplateResult {
    return html`<div class="copyable">
        <code>${text}</code>
        <button
            type="button"
            class="button small"
            @click=${async (event: Event) => {
                const button = event.currentTarget as HTMLElement;
                await navigator.clipboard.writeText(text);
                button.lastChild!.textContent = 'Copied';
                toast('Copied.');
            }}
        >
            ${icon('copy')}<span>Copy</span>
        </button>
    </div>`;
}
