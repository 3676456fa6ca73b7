import { html, nothing, type PropertyValues } from 'lit';
import { day } from '../../shared/time';
import { api, Problem, type Feature, type Schemas } from '../client';
import { Part } from '../page';
import { checkbox, choice, field } from '../parts/field';
import { problem } from '../parts/problem';
import { toast } from '../parts/toast';
import { mayChange } from '../roles';

type Draft = Omit<Feature, 'counts' | 'createdAt' | 'stageSince'>;

const TEXTS = [
    'name',
    'description',
    'url',
    'documentationUrl',
    'feedbackUrl',
    'targetDate',
    'activationCriteria',
] as const;

/** Everything that describes a feature, beside the card that users will see. */
class Details extends Part {
    static override properties = { feature: { attribute: false }, etag: { attribute: false } };
    declare feature: Feature;
    declare etag: string | null;
    private draft!: Draft;
    private reason = '';
    private language = '';

    protected override willUpdate(changed: PropertyValues<this>): void {
        const before = changed.get('feature');
        if (before?.key === this.feature.key) {
            this.draft = patched(structuredClone(this.feature) as Draft, changeOf(before, this.draft));
        } else if (changed.has('feature')) {
            this.reset();
        }
    }

    private reset(): void {
        this.draft = structuredClone(this.feature);
        this.reason = '';
        this.refusal = undefined;
        this.requestUpdate();
    }

    protected override render(): unknown {
        return html`<div class="columns">
            <form class="box stack" @submit=${this.save} aria-label="Details">
                <fieldset ?disabled=${!mayChange(this.feature)}>${this.fields()}</fieldset>
                ${this.refusal ? this.conflict(this.refusal) : nothing}
                ${
                    mayChange(this.feature)
                        ? html`<p class="row">
                              <button
                                  class="button primary"
                                  ?disabled=${this.acting || Object.keys(changeOf(this.feature, this.draft)).length === 0}
                              >
                                  Save
                              </button>
                              ${
                                  Object.keys(changeOf(this.feature, this.draft)).length > 0
                                      ? html`<button
                                            type="button"
                                            class="button quiet"
                                            @click=${() => this.reset()}
                                        >
                                            Discard
                                        </button>`
                                      : nothing
                              }
                          </p>`
                        : html`<p class="quiet">Your role does not change this feature.</p>`
                }
            </form>
            <section class="stack preview-side" aria-label="Preview">
                <h2>As users see it</h2>
                ${card(this.draft, this.language)}
                ${
                    Object.keys(this.draft.translations).length > 0
                        ? choice({
                              name: 'language',
                              label: 'Language',
                              value: this.language,
                              options: [
                                  ['', 'Without a translation'],
                                  ...Object.keys(this.draft.translations).map((tag): [string, string] => [
                                      tag,
                                      language(tag),
                                  ]),
                              ],
                              onChange: (value) => this.set(() => (this.language = value)),
                          })
                        : nothing
                }
            </section>
        </div>`;
    }

    private fields(): unknown {
        const it = this.draft;
        const text = (
            name: (typeof TEXTS)[number],
            label: string,
            more: Partial<Parameters<typeof field>[0]> = {},
        ) =>
            field({
                name,
                label,
                value: it[name],
                problem: this.refusal,
                onInput: (value) => this.set(() => Object.assign(it, { [name]: value || null })),
                ...more,
            });
        const owner = (
            name: 'name' | 'email' | 'team',
            label: string,
            more: Partial<Parameters<typeof field>[0]> = {},
        ) =>
            field({
                name: 'owner.' + name,
                label,
                value: it.owner?.[name],
                problem: this.refusal,
                onInput: (value) =>
                    this.set(
                        () =>
                            (it.owner = {
                                name: null,
                                email: null,
                                team: null,
                                ...it.owner,
                                [name]: value || null,
                            }),
                    ),
                ...more,
            });
        return html`
            ${text('name', 'Name', { required: true, max: 120 })}
            ${text('description', 'Description', { lines: 4, max: 4000, hint: 'What users will be able to do that they cannot do now. A beta needs it.' })}
            <div class="pair">
                ${text('targetDate', 'Target date', { type: 'date', hint: 'When the next stage begins at the latest. Users may see it.' })}
                ${text('url', 'Where it is used', { type: 'url', hint: 'The main button of its mails leads there.' })}
            </div>
            <div class="pair">
                ${text('documentationUrl', 'Documentation link', { type: 'url', hint: 'A beta needs it.' })}
                ${text('feedbackUrl', 'Feedback link', { type: 'url', hint: 'Only if you have a form of your own; else feedback reaches the inbox.' })}
            </div>
            <h2>Owner</h2>
            <div class="pair">
                ${owner('name', 'Owner’s name', { max: 120, hint: 'Users see it.' })}
                ${owner('email', 'Owner’s mail address', { type: 'email', hint: 'Gets mails about feedback.' })}
            </div>
            <div class="pair">
                ${owner('team', 'Team', { max: 120 })}
                ${field({
                    name: 'managers',
                    label: 'Managers',
                    hint: 'Mail addresses of people who may change it like its owner, separated by commas.',
                    value: it.managers.join(', '),
                    problem: this.refusal,
                    onInput: (value) => this.set(() => (it.managers = value.split(/[\s,]+/).filter(Boolean))),
                })}
            </div>
            <h2>What the launch checklist requires</h2>
            ${checkbox({ name: 'size', label: 'A major feature', hint: 'A large change for its users.', checked: it.size === 'major', onChange: (on) => this.set(() => (it.size = on ? 'major' : 'minor')) })}
            ${checkbox({ name: 'newProduct', label: 'A new product', checked: it.newProduct, onChange: (on) => this.set(() => (it.newProduct = on)) })}
            ${checkbox({ name: 'metered', label: 'Metered', hint: 'Its use is billed.', checked: it.metered, onChange: (on) => this.set(() => (it.metered = on)) })}
            ${it.newProduct ? text('activationCriteria', 'Activation criteria', { lines: 2, max: 2000, hint: 'When a user counts as an active user.' }) : nothing}
            ${
                this.lowers()
                    ? field({
                          name: 'reason',
                          label: 'Reason',
                          hint: 'The checklist will require less than before. The history shows why.',
                          value: this.reason,
                          max: 1000,
                          required: true,
                          problem: this.refusal,
                          onInput: (value) => this.set(() => (this.reason = value)),
                      })
                    : nothing
            }
            ${this.translations()}
        `;
    }

    private translations(): unknown {
        const it = this.draft.translations;
        return html`<details class="translations">
            <summary>Translations (${Object.keys(it).length})</summary>
            <div class="stack">
                ${Object.entries(it).map(
                    ([tag, texts]) =>
                        html`<div class="stack">
                            <p class="row">
                                <strong>${language(tag)}</strong>
                                <button
                                    type="button"
                                    class="button small push"
                                    @click=${() => this.set(() => delete it[tag])}
                                >
                                    Remove
                                </button>
                            </p>
                            ${(['name', 'description'] as const).map((name) =>
                                field({
                                    name: `translations.${tag}.${name}`,
                                    label: `${name === 'name' ? 'Name' : 'Description'} in ${language(tag)}`,
                                    value: texts[name],
                                    ...(name === 'description' ? { lines: 3 } : {}),
                                    problem: this.refusal,
                                    onInput: (value) => this.set(() => (texts[name] = value || null)),
                                }),
                            )}
                        </div>`,
                )}
                ${field({ name: 'new-language', label: 'Another language', placeholder: 'de, fr, pt-BR', pattern: '[A-Za-z]{2,3}(-[A-Za-z0-9]+)*', hint: 'A language tag.' })}
                <p>
                    <button type="button" class="button" @click=${this.addLanguage}>Add language</button>
                </p>
            </div>
        </details>`;
    }

    private readonly addLanguage = (): void => {
        const input = this.querySelector<HTMLInputElement>('[name=new-language]');
        const tag = input?.value.trim();
        if (input && tag && input.validity.valid) {
            this.set(() => (this.draft.translations[tag] ??= { name: null, description: null }));
            this.language = tag;
            input.value = '';
        } else {
            input?.reportValidity();
        }
    };

    /** The service wants a reason where a change would be a way around the checklist. */
    private lowers(): boolean {
        const { feature: now, draft } = this;
        return (
            now.stage !== 'concept' &&
            ((now.size === 'major' && draft.size === 'minor') ||
                (now.newProduct && !draft.newProduct) ||
                (now.metered && !draft.metered))
        );
    }

    private readonly save = async (event: SubmitEvent): Promise<void> => {
        event.preventDefault();
        await this.act(async () => {
            const { data, etag } = await api.patch('/api/v1/admin/features/{key}', {
                path: { key: this.feature.key },
                ifMatch: this.etag,
                body: {
                    ...changeOf(this.feature, this.draft),
                    ...(this.lowers() ? { reason: this.reason } : {}),
                },
            });
            this.draft = structuredClone(data);
            this.feature = data;
            this.etag = etag;
            this.reason = '';
            toast('Saved.');
            this.changed();
        });
    };

    private conflict(refusal: Error): unknown {
        return refusal instanceof Problem && refusal.status === 412
            ? html`<div class="notice warning" role="alert">
                  <p><strong>Somebody changed this feature meanwhile</strong></p>
                  <p>Take the newest version: what you changed stays in the form. Then save again.</p>
                  <p>
                      <button type="button" class="button" @click=${this.takeNewest}>
                          Take the newest version
                      </button>
                  </p>
              </div>`
            : problem(refusal);
    }

    private readonly takeNewest = async (): Promise<void> => {
        await this.act(async () => {
            const { data, etag } = await api.get('/api/v1/admin/features/{key}', {
                path: { key: this.feature.key },
            });
            this.feature = data;
            this.etag = etag;
        });
    };

    private set(change: () => void): void {
        change();
        this.requestUpdate();
    }
}

/** Only what differs, as a merge patch. */
function changeOf(now: Draft, draft: Draft): Schemas['FeatureChange'] {
    const change: Record<string, unknown> = {};
    for (const name of [...TEXTS, 'size', 'newProduct', 'metered'] as const) {
        if ((draft[name] ?? null) !== (now[name] ?? null)) {
            change[name] = draft[name];
        }
    }
    if (JSON.stringify(draft.managers) !== JSON.stringify(now.managers)) {
        change['managers'] = draft.managers;
    }
    const owner = Object.fromEntries(
        (['name', 'email', 'team'] as const)
            .filter((part) => (draft.owner?.[part] ?? null) !== (now.owner?.[part] ?? null))
            .map((part) => [part, draft.owner?.[part] ?? null]),
    );
    if (Object.keys(owner).length > 0) {
        change['owner'] = owner;
    }
    const tags = new Set([...Object.keys(now.translations), ...Object.keys(draft.translations)]);
    const translations = Object.fromEntries(
        [...tags]
            .filter(
                (tag) => JSON.stringify(draft.translations[tag]) !== JSON.stringify(now.translations[tag]),
            )
            .map((tag) => [tag, draft.translations[tag] ?? null]),
    );
    if (Object.keys(translations).length > 0) {
        change['translations'] = translations;
    }
    return change;
}

/** Puts a merge patch on a feature (RFC 7396), so that what somebody else changed meanwhile stays. */
function patched<T extends object>(target: T, patch: object): T {
    for (const [name, value] of Object.entries(patch)) {
        const now = (target as Record<string, unknown>)[name];
        Object.assign(target, {
            [name]:
                value !== null && typeof value === 'object' && !Array.isArray(value)
                    ? patched({ ...(now ?? {}) }, value)
                    : value,
        });
    }
    return target;
}

/** The card of the panel, with what stands in the form. */
function card(it: Draft, tag: string): unknown {
    const texts = it.translations[tag];
    const beta = it.stage === 'beta';
    return html`<article class="user-card" lang=${tag || nothing}>
        <div class="row">
            <h3>${texts?.name ?? (it.name || 'Without a name')}</h3>
            ${beta ? html`<span class="badge stage-beta">Beta</span>` : nothing}
            ${beta ? html`<span class="pretend-switch push" aria-hidden="true"></span>` : html`<span class="pretend-button push" aria-hidden="true">Notify me</span>`}
        </div>
        <p>
            ${texts?.description ?? it.description ?? html`<span class="quiet">A description belongs here.</span>`}
        </p>
        <p class="row quiet">
            ${it.owner?.name ? html`<span>By ${it.owner.name}</span>` : nothing}
            ${!beta && it.targetDate ? html`<span>Expected by ${day(it.targetDate)}</span>` : nothing}
            ${beta && it.documentationUrl ? html`<a href=${safe(it.documentationUrl)} target="_blank" rel="noopener">Documentation (beta)</a>` : nothing}
            ${beta ? html`<span>Give feedback</span>` : nothing}
        </p>
    </article>`;
}

/** What is typed is shown as a link at once, so it must be one. */
function safe(address: string): string {
    return /^https?:\/\//i.test(address) ? address : '#';
}

function language(tag: string): string {
    try {
        return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
    } catch {
        return tag;
    }
}

customElements.define('ea-feature-details', Details);
