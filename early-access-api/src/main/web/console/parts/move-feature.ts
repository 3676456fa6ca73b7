import { html, nothing } from 'lit';
import { api, type Schemas } from '../client';
import { Part } from '../page';
import { may } from '../roles';
import { toFeature } from '../router';
import { count, MISSING, move, needsReason, STAGE, type Stage } from '../words';
import { checkbox, field } from './field';
import { closeDialog, dialog } from './dialog';
import { problem } from './problem';

type Forecast = Schemas['TransitionPreview'];

/** Asks before a feature moves: what will happen in numbers, what is missing, and why. */
class MoveFeature extends Part {
    static override properties = { key: {}, name: {}, from: {}, to: {} };
    declare key: string;
    declare name: string;
    declare from: Stage;
    declare to: Stage;
    private forecast: Forecast | undefined;
    private version: string | null = null;
    private announce = true;
    private override = false;
    private reason = '';

    override connectedCallback(): void {
        super.connectedCallback();
        void this.act(async () => {
            const { data, etag } = await api.post('/api/v1/admin/features/{key}/transitions', {
                path: { key: this.key },
                query: { dryRun: true },
                body: { to: this.to, announce: true, overrideChecklist: false },
            });
            this.forecast = data as unknown as Forecast;
            this.version = etag;
        });
    }

    protected override render(): unknown {
        const overridable =
            this.forecast !== undefined && this.forecast.missing.items.length > 0 && may('administer');
        const blocked =
            this.forecast === undefined ||
            this.forecast.missing.fields.length > 0 ||
            (this.forecast.missing.items.length > 0 && !this.override);
        const asksReason = needsReason(this.from, this.to) || this.override;
        return dialog({
            title: html`${move(this.from, this.to)}: ${this.name}`,
            verb: move(this.from, this.to) ?? 'Move',
            ...(this.to === 'archived' || this.to === 'concept' ? { tone: 'danger' as const } : {}),
            busy: this.acting,
            ready: !blocked && (!asksReason || this.reason.trim() !== ''),
            problem: this.forecast ? this.refusal : undefined,
            onSubmit: () => this.move(),
            onClose: () => this.dispatchEvent(new Event('close')),
            body: html`
                <p class="way">
                    <span class="badge stage-${this.from}">${STAGE[this.from]}</span> →
                    <span class="badge stage-${this.to}">${STAGE[this.to]}</span>
                </p>
                ${this.forecast ? this.outcome(this.forecast) : this.refusal ? problem(this.refusal) : html`<p role="status" class="quiet">Counting who is affected</p>`}
                ${
                    overridable
                        ? checkbox({
                              name: 'override',
                              label: 'Override what is not met',
                              hint: 'The history shows for ever which items were overridden, by whom and why.',
                              checked: this.override,
                              onChange: (checked) => this.set(() => (this.override = checked)),
                          })
                        : nothing
                }
                ${
                    this.to !== 'beta' && this.forecast && this.forecast.mails.expected > 0
                        ? checkbox({
                              name: 'announce',
                              label: 'Tell users by mail',
                              checked: this.announce,
                              onChange: (checked) => this.set(() => (this.announce = checked)),
                          })
                        : nothing
                }
                ${field({
                    name: 'reason',
                    label: asksReason ? 'Reason' : 'Reason (optional)',
                    hint: 'The team reads it in the history.',
                    lines: 2,
                    max: 1000,
                    required: asksReason,
                    value: this.reason,
                    problem: this.refusal,
                    onInput: (value) => this.set(() => (this.reason = value)),
                })}
            `,
        });
    }

    private outcome(forecast: Forecast): unknown {
        return html`
            ${
                forecast.missing.fields.length > 0
                    ? html`<div class="notice negative">
                          <p><strong>Still missing</strong></p>
                          <ul>
                              ${forecast.missing.fields.map((each) => html`<li>${MISSING[each] ?? each}</li>`)}
                          </ul>
                          <p>
                              <a href=${toFeature(this.key, 'details')} @click=${closeDialog}
                                  >Complete the feature</a
                              >
                          </p>
                      </div>`
                    : nothing
            }
            ${
                forecast.missing.items.length > 0
                    ? html`<div class="notice ${this.override ? 'warning' : 'negative'}">
                          <p><strong>Not met on the launch checklist</strong></p>
                          <ul>
                              ${forecast.missing.items.map((item) => html`<li>${item.title}</li>`)}
                          </ul>
                          <p>
                              <a href=${toFeature(this.key, 'checklist')} @click=${closeDialog}
                                  >Open the checklist</a
                              >
                          </p>
                      </div>`
                    : nothing
            }
            <p class="outcome">${consequence(forecast, this.announce)}</p>
            ${forecast.mails.expected > 0 && this.announce && withoutMail(forecast.mails) ? html`<p class="hint">${withoutMail(forecast.mails)}</p>` : nothing}
        `;
    }

    private async move(): Promise<void> {
        const done = await this.act(() =>
            api.post('/api/v1/admin/features/{key}/transitions', {
                path: { key: this.key },
                ifMatch: this.version,
                body: {
                    to: this.to,
                    announce: this.announce,
                    overrideChecklist: this.override,
                    ...(this.reason.trim() ? { reason: this.reason } : {}),
                },
            }),
        );
        if (done) {
            this.changed();
            this.closeDialog();
        }
    }
}

/** What moving means for users, in numbers. */
function consequence({ from, to, subscribers, enabledBefore, mails }: Forecast, announce: boolean): string {
    const number = (mails.estimated ? 'about ' : '') + count(mails.expected, 'mail');
    const mailed = announce && mails.expected > 0 ? `${number} will be sent.` : 'No mail is sent.';
    switch (to) {
        case 'beta':
            return from === 'concept'
                ? `${count(subscribers, 'subscriber')} will be opted in${mails.expected === subscribers ? ' and mailed' : `, and ${number} will be sent`}. Everybody else finds it under feature previews.`
                : `${count(subscribers, 'user')} who had opted in keep it. Everybody else loses it, and finds it under feature previews.`;
        case 'general-availability':
            return `It is on for everybody at once, also for users who had turned it off. ${mailed}`;
        case 'concept':
            return from === 'archived'
                ? 'Users find it under coming soon again. No mail is sent.'
                : `It is off at once for ${count(enabledBefore ?? 0, 'user')}. ${mailed}`;
        case 'archived':
            return enabledBefore === null
                ? 'It is off for everybody at once. No mail is sent: tell users before.'
                : `It is off at once for ${count(enabledBefore, 'user')}. ${mailed}`;
    }
}

/** Who of them gets no mail, and why. */
function withoutMail({ noAddress, notWanted, suppressed }: Forecast['mails']): string {
    const parts = [
        noAddress ? `${count(noAddress, 'user')} without an address` : '',
        notWanted ? count(notWanted, 'user who wants no such mails', 'users who want no such mails') : '',
        suppressed ? `${count(suppressed, 'user')} whose address does not exist` : '',
    ].filter(Boolean);
    return parts.length === 0 ? '' : 'No mail goes to ' + parts.join(', ') + '.';
}

customElements.define('ea-move-feature', MoveFeature);
