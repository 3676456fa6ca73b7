import { html, nothing } from 'lit';
import { api, type Feature, type Schemas } from '../client';
import { Paged } from '../loading';
import { Part } from '../page';
import { stageBadge } from '../parts/badge';
import { person } from '../parts/links';
import { ago } from '../parts/time';
import { may } from '../roles';
import { to } from '../router';
import { words } from '../words';

/** Which stage the feature entered when, by whom and why; nothing of it ever changes. */
class History extends Part {
    static override properties = { feature: { attribute: false } };
    declare feature: Feature;
    private readonly transitions = new Paged<Schemas['Transition']>(this, (after) =>
        api.get('/api/v1/admin/features/{key}/transitions', {
            path: { key: this.feature.key },
            query: { after },
        }),
    );

    override connectedCallback(): void {
        super.connectedCallback();
        void this.transitions.load();
    }

    protected override render(): unknown {
        return html`<div class="stack">
            ${this.transitions.list(
                (all) =>
                    html`<ol class="timeline" role="list">
                        ${all.map(
                            (each) =>
                                html`<li class="box">
                                    <p class="row">
                                        ${each.from ? html`${stageBadge(each.from)} <span aria-label="to">→</span>` : html`<span>Created as</span>`}
                                        ${stageBadge(each.to)}
                                        <span class="quiet push">${person(each.by)}, ${ago(each.at)}</span>
                                    </p>
                                    ${each.reason ? html`<p>${each.reason}</p>` : nothing}
                                    ${each.overridden.length ? html`<p class="hint">Overridden: ${each.overridden.map(words).join(', ')}</p>` : nothing}
                                    ${each.lowered.length ? html`<p class="hint">Lowered: ${each.lowered.map(words).join(', ')}</p>` : nothing}
                                    ${each.announced === false ? html`<p class="hint">Users were not told by mail.</p>` : nothing}
                                </li>`,
                        )}
                    </ol>`,
                () => nothing,
            )}
            ${
                may('administer')
                    ? html`<p>
                          <a href=${to(['audit'], { feature: this.feature.key })}
                              >All changes, in the audit trail</a
                          >
                      </p>`
                    : nothing
            }
        </div>`;
    }
}

customElements.define('ea-feature-history', History);
