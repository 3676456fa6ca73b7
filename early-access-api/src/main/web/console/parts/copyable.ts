import { html, nothing, type TemplateResult } from 'lit';
import { copy, mayCopy } from '../../shared/copy';
import { icon } from './icon';
import { toast } from './toast';

/** A line of code with a button that copies it. */
export function copyable(text: string): TemplateResult {
    return html`<div class="copyable">
        <code>${text}</code>
        ${
            mayCopy
                ? html`<button
                      type="button"
                      class="button small"
                      @click=${async (event: Event) => {
                          await copy(text, (event.currentTarget as Element).lastElementChild!);
                          toast('Copied.');
                      }}
                  >
                      ${icon('copy')}<span>Copy</span>
                  </button>`
                : nothing
        }
    </div>`;
}

/** A button behind a short text, which copies it. */
export function copyButton(text: string, label: string): TemplateResult | typeof nothing {
    return mayCopy
        ? html`<button
              type="button"
              class="button small quiet copy"
              title=${label}
              aria-label=${label}
              @click=${async () => {
                  await navigator.clipboard.writeText(text);
                  toast('Copied.');
              }}
          >
              ${icon('copy')}
          </button>`
        : nothing;
}
