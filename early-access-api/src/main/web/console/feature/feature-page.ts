import { html, nothing, type PropertyValues } from 'lit';
import { api, type Feature } from '../client';
import { Resource } from '../loading';
import { Page } from '../page';
import { stageBadge } from '../parts/badge';
import { tabs } from '../parts/tabs';
import { ago } from '../parts/time';
import '../parts/move-feature';
import { mayChange } from '../roles';
import { go, to, toFeature } from '../router';
import { moves, type Stage } from '../words';
import '../pages/inbox';
import './checklist';
import './details';
import './history';
import './summary';
import './updates';
import './users';

/** A feature with the version that a change is checked against. */
export interface Versioned {
    feature: Feature;
    etag: string | null;
}

const TABS: [string, string][] = [
    ['', 'Summary'],
    ['details', 'Details'],
    ['users', 'Users'],
    ['checklist', 'Checklist'],
    ['updates', 'Updates and mails'],
    ['feedback', 'Feedback'],
    ['history', 'History'],
];

/** Everything about one feature, in tabs that have addresses of their own. */
class FeaturePage extends Page {
    private moving: Stage | undefined;
    private readonly feature = new Resource(this, async (): Promise<Versioned> => {
        const { data, etag } = await api.get('/api/v1/admin/features/{key}', { path: { key: this.key } });
        return { feature: data, etag };
    });

    private get key(): string {
        return this.route.path[1] ?? '';
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        const before = changed.get('route');
        if (changed.has('route') && before?.path[1] !== this.key) {
            void this.feature.load();
        }
    }

    protected override render(): unknown {
        return this.feature.show((it) => this.page(it));
    }

    private page({ feature, etag }: Versioned): unknown {
        const tab = this.query('tab');
        const changeable = mayChange(feature);
        const next = forward(feature.stage);
        return html`
            <p class="crumb"><a href=${to(['overview'])}>Features</a> / <code>${feature.key}</code></p>
            <header class="page-head">
                <div class="row">
                    <h1>${feature.name}</h1>
                    ${stageBadge(feature.stage)}
                    <span class="quiet">${ago(feature.stageSince)}</span>
                </div>
                ${
                    changeable
                        ? html`<div class="row deeds">
                              ${moves(feature.stage)
                                  .sort((a, b) => Number(a.to === next) - Number(b.to === next))
                                  .map(
                                      ({ to, verb }) =>
                                          html`<button
                                              class=${to === next ? 'button primary' : 'button'}
                                              @click=${() => this.move(to)}
                                          >
                                              ${verb}
                                          </button>`,
                                  )}
                          </div>`
                        : nothing
                }
            </header>
            ${tabs(
                'Feature',
                TABS.map(([path, name]) => ({
                    name,
                    href: toFeature(feature.key, path),
                    chosen: path === tab,
                })),
            )}
            <div @changed=${() => this.feature.refresh()}>${this.tab(tab, feature, etag)}</div>
            ${
                this.moving
                    ? html`<ea-move-feature
                          .key=${feature.key}
                          .name=${feature.name}
                          .from=${feature.stage}
                          .to=${this.moving}
                          @changed=${() => this.moved(feature.stage)}
                          @close=${() => this.move(undefined)}
                      ></ea-move-feature>`
                    : nothing
            }
        `;
    }

    private tab(tab: string, feature: Feature, etag: string | null): unknown {
        switch (tab) {
            case 'details':
                return html`<ea-feature-details .feature=${feature} .etag=${etag}></ea-feature-details>`;
            case 'users':
                return html`<ea-feature-users .feature=${feature} .route=${this.route}></ea-feature-users>`;
            case 'checklist':
                return html`<ea-feature-checklist .feature=${feature}></ea-feature-checklist>`;
            case 'updates':
                return html`<ea-feature-updates .feature=${feature}></ea-feature-updates>`;
            case 'feedback':
                return html`<ea-feedback .feature=${feature.key} .route=${this.route}></ea-feedback>`;
            case 'history':
                return html`<ea-feature-history .feature=${feature}></ea-feature-history>`;
            default:
                return html`<ea-feature-summary
                    .feature=${feature}
                    .route=${this.route}
                ></ea-feature-summary>`;
        }
    }

    /** The launch is on the summary. */
    private moved(from: Stage): void {
        if (from === 'concept' && this.moving === 'beta') {
            go(toFeature(this.key));
        }
        void this.feature.load();
    }

    private move(stage: Stage | undefined): void {
        this.set(() => (this.moving = stage));
    }
}

/** The usual next stage; the ways back and to the archive stand before it as plain buttons. */
function forward(stage: Stage): Stage | undefined {
    return stage === 'concept' ? 'beta' : stage === 'beta' ? 'general-availability' : undefined;
}

customElements.define('ea-feature', FeaturePage);
