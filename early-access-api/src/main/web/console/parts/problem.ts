import { html, nothing, type TemplateResult } from 'lit';
import { api, Problem } from '../client';

/** What the service refused, why, and where more is written. Where there are errors, the detail is the same in one line. */
export function problem(cause: Error, again?: () => void): TemplateResult {
    const facts = cause instanceof Problem ? cause.document : undefined;
    const kind = cause instanceof Problem ? cause.kind : '';
    return html`<div class="problem" role="alert">
        <p><strong>${facts?.title ?? 'The service does not respond'}</strong></p>
        ${
            facts?.errors?.length
                ? html`<ul>
                      ${facts.errors.map((error) => html`<li><code>${error.field}</code> ${error.message}</li>`)}
                  </ul>`
                : html`<p>
                      ${facts ? facts.detail : 'The network may be down, or the service is starting. Try again in a moment.'}
                  </p>`
        }
        ${
            again || kind
                ? html`<p class="row">
                      ${again ? html`<button type="button" class="button" @click=${again}>Try again</button>` : nothing}
                      ${
                          kind
                              ? html`<a
                                    href=${api.address('problems/' + kind).href}
                                    target="_blank"
                                    rel="noopener"
                                    >What this means</a
                                >`
                              : nothing
                      }
                  </p>`
                : nothing
        }
    </div>`;
}

/** Nothing is here: what to do first. */
export function empty(title: string, hint: unknown = nothing, action: unknown = nothing): TemplateResult {
    return html`<div class="empty">
        <p class="empty-title">${title}</p>
        <p>${hint}</p>
        ${action}
    </div>`;
}
