import { html, nothing, type PropertyValues } from 'lit';
import { api, Problem, type Feature } from '../client';
import { Part } from '../page';
import { checkbox, choice, field } from '../parts/field';
import { problem } from '../parts/problem';
import { toast } from '../parts/toast';
import { mayChange } from '../roles';
import { changeOf, lowers, patched, type Draft, type Text } from './draft';
import './user-card';

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
        this.turn(() => (this.draft = structuredClone(this.feature)));
        this.reason = '';
    }

    private get isChanged(): boolean {
        return Object.keys(changeOf(this.feature, this.draft)).length > 0;
    }

    private get lowers(): boolean {
        return lowers(this.feature, this.draft);
    }

    protected override render(): unknown {
        return html`<div class="columns">
            <form class="box stack" @submit=${this.save} aria-label="Details">
                <fieldset ?disabled=${!mayChange(this.feature)}>${this.fields()}</fieldset>
                ${this.refusal ? this.conflict(this.refusal) : nothing}
                ${
                    mayChange(this.feature)
                        ? html`<p class="row">
                              <button class="button primary" ?disabled=${this.acting || !this.isChanged}>
                                  Save
                              </button>
                              ${
                                  this.isChanged
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
            ${this.preview()}
        </div>`;
    }

    private preview(): unknown {
        const tags = Object.keys(this.draft.translations);
        return html`<section class="stack preview-side" aria-label="Preview">
            <h2>As users see it</h2>
            <ea-user-card .draft=${this.draft} .language=${this.language}></ea-user-card>
            ${
                tags.length > 0
                    ? choice({
                          name: 'language',
                          label: 'Language',
                          value: this.language,
                          options: [
                              ['', 'Without a translation'],
                              ...tags.map((tag): [string, string] => [tag, language(tag)]),
                          ],
                          onChange: (value) => this.set(() => (this.language = value)),
                      })
                    : nothing
            }
        </section>`;
    }

    private fields(): unknown {
        const it = this.draft;
        const text = (name: Text, label: string, more: Partial<Parameters<typeof field>[0]> = {}) =>
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
                this.lowers
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

    private readonly save = async (event: SubmitEvent): Promise<void> => {
        event.preventDefault();
        await this.act(async () => {
            const { data, etag } = await api.patch('/api/v1/admin/features/{key}', {
                path: { key: this.feature.key },
                ifMatch: this.etag,
                body: {
                    ...changeOf(this.feature, this.draft),
                    ...(this.lowers ? { reason: this.reason } : {}),
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
}

function language(tag: string): string {
    try {
        return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
    } catch {
        return tag;
    }
}

customElements.define('ea-feature-details', Details);
