import { html, nothing } from 'lit';
import { exact } from '../../shared/time';
import { api, type Feature, type Schemas } from '../client';
import { Resource } from '../loading';
import { Part } from '../page';
import { badge } from '../parts/badge';
import { dialog } from '../parts/dialog';
import { field } from '../parts/field';
import { problem } from '../parts/problem';
import { ago } from '../parts/time';
import { mayChange } from '../roles';

type Item = Schemas['ChecklistItem'];

/** What must be true before general availability, and the evidence that it is. */
class Checklist extends Part {
    static override properties = { feature: { attribute: false } };
    declare feature: Feature;
    private recording: Item | undefined;
    private readonly list = new Resource(
        this,
        async () =>
            (await api.get('/api/v1/admin/features/{key}/checklist', { path: { key: this.feature.key } }))
                .data,
    );

    override connectedCallback(): void {
        super.connectedCallback();
        void this.list.load();
    }

    protected override render(): unknown {
        return html`
            ${this.refusal && !this.recording ? problem(this.refusal) : nothing}
            ${this.list.show(({ items, met }) => {
                const needed = items.filter((item) => item.binds);
                const others = items.filter((item) => !item.binds);
                return html`
                    <p class="lead">
                        ${
                            met && this.isOpen
                                ? 'Everything is met: the feature can be released to everybody.'
                                : `${needed.filter((item) => item.met).length} of ${needed.length} items are met. ${this.isOpen ? 'All must be before the feature is released to everybody.' : 'The checklist is closed in this stage.'}`
                        }
                    </p>
                    <ul class="stack plain">
                        ${needed.map((item) => html`<li>${this.item(item)}</li>`)}
                    </ul>
                    ${
                        others.length
                            ? html`<details class="not-needed">
                                  <summary>${others.length} items that this feature does not need</summary>
                                  <ul class="stack plain">
                                      ${others.map((item) => html`<li>${this.item(item)}</li>`)}
                                  </ul>
                              </details>`
                            : nothing
                    }
                `;
            })}
            ${this.recording ? this.dialog(this.recording) : nothing}
        `;
    }

    /** Whether the service takes entries in this stage. */
    private get isOpen(): boolean {
        return this.feature.stage === 'concept' || this.feature.stage === 'beta';
    }

    private item(item: Item): unknown {
        const waits = item.evidence !== null && !item.met;
        return html`<article class="box">
            <div class="box-head">
                <h2>${item.title}</h2>
                ${item.binds ? (item.met ? badge('Met', 'positive') : waits ? badge('Recorded', 'warning') : badge('Not met', 'negative')) : badge('Not needed')}
                ${
                    this.isOpen && mayChange(this.feature)
                        ? html`<span class="row push">
                              ${
                                  item.recordedAt
                                      ? html`<button
                                            class="button small"
                                            ?disabled=${this.acting}
                                            aria-label=${'Withdraw: ' + item.title}
                                            @click=${() => this.withdraw(item)}
                                        >
                                            Withdraw
                                        </button>`
                                      : nothing
                              }
                              <button
                                  class="button small"
                                  aria-label=${(item.evidence ? 'Change: ' : 'Record: ') + item.title}
                                  @click=${() => this.record(item)}
                              >
                                  ${item.evidence ? 'Change' : 'Record'}
                              </button>
                          </span>`
                        : nothing
                }
            </div>
            <p class="quiet">${item.why} ${item.evidence ? nothing : item.how}</p>
            ${item.evidence ? html`<p>${linked(item.evidence)}</p>` : nothing}
            ${item.note ? html`<p class="hint">${item.note}</p>` : nothing}
            ${
                item.recordedAt
                    ? html`<p class="hint">
                          Recorded by ${item.recordedBy},
                          ${ago(item.recordedAt)}${waits && item.metFrom ? `. It counts from ${exact(item.metFrom)}.` : ''}
                      </p>`
                    : nothing
            }
        </article>`;
    }

    private dialog(item: Item): unknown {
        return dialog({
            title: item.title,
            verb: 'Record',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.record(undefined),
            onSubmit: async (form) => {
                const note = String(form.get('note')).trim();
                const done = await this.act(() =>
                    api.put('/api/v1/admin/features/{key}/checklist/{item}', {
                        path: { key: this.feature.key, item: item.item },
                        body: { evidence: String(form.get('evidence')).trim(), ...(note ? { note } : {}) },
                    }),
                );
                if (done) {
                    await this.list.refresh();
                    this.closeDialog();
                }
            },
            body: html`
                <p class="quiet">${item.how}</p>
                ${item.noticeDays > 0 ? html`<p class="notice info">The notice counts ${item.noticeDays} days after it is recorded. Other evidence begins these days again.</p>` : nothing}
                ${field({ name: 'evidence', label: 'Evidence', hint: 'A link or a text.', required: true, max: 2000, value: item.evidence, problem: this.refusal })}
                ${field({ name: 'note', label: 'Note (optional)', lines: 2, max: 2000, value: item.note, problem: this.refusal })}
            `,
        });
    }

    private record(item: Item | undefined): void {
        this.turn(() => (this.recording = item));
    }

    private async withdraw(item: Item): Promise<void> {
        await this.act(() =>
            api.delete('/api/v1/admin/features/{key}/checklist/{item}', {
                path: { key: this.feature.key, item: item.item },
            }),
        );
        await this.list.refresh();
    }
}

function linked(text: string): unknown {
    return /^https?:\/\/\S+$/.test(text)
        ? html`<a href=${text} target="_blank" rel="noopener">${text}</a>`
        : text;
}

customElements.define('ea-feature-checklist', Checklist);
