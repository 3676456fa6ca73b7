import { html, nothing, type PropertyValues } from 'lit';
import { exact } from '../../shared/time';
import { api, download, type Schemas } from '../client';
import { Resource } from '../loading';
import { Page } from '../page';
import { dialog } from '../parts/dialog';
import { checkbox, field } from '../parts/field';
import { problem } from '../parts/problem';
import { ago } from '../parts/time';
import { toast } from '../parts/toast';
import { may } from '../roles';
import { go, to } from '../router';
import { count } from '../words';
import { againButton, sendAgain } from './deliveries';
import { enrollments, feedback, mails, unsentMails, type Person } from './person-sections';

type Preferences = Schemas['MailPreferences'];

/** Everything that is known about one person, in the order in which support asks for it. */
class OnePerson extends Page {
    private erasing = false;
    private typed = '';
    private readonly person = new Resource(
        this,
        async () => (await api.get('/api/v1/admin/users/{userId}', { path: { userId: this.userId } })).data,
    );

    private get userId(): string {
        return this.route.path[1] ?? '';
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route') && changed.get('route')?.path[1] !== this.userId) {
            void this.person.load();
        }
    }

    protected override render(): unknown {
        return html`<p class="crumb"><a href=${to(['people'])}>People</a> / <code>${this.userId}</code></p>
            ${this.person.show((it) => this.page(it))}`;
    }

    private page(it: Person): unknown {
        return html`
            <header class="page-head">
                <h1>${it.name ?? it.id}</h1>
                <div class="row">
                    ${may('help users') ? html`<button class="button" ?disabled=${this.acting} @click=${this.export}>Export data</button>` : nothing}
                    ${may('administer') ? html`<button class="button danger" @click=${() => this.erase(true)}>Erase</button>` : nothing}
                </div>
            </header>
            ${this.refusal && !this.erasing ? problem(this.refusal) : nothing}
            <dl class="facts">
                <div>
                    <dt>User id</dt>
                    <dd><code>${it.id}</code></dd>
                </div>
                ${
                    may('see addresses')
                        ? html`<div>
                              <dt>Mail address</dt>
                              <dd>${it.email ?? 'none known'}</dd>
                          </div>`
                        : nothing
                }
                <div>
                    <dt>Language</dt>
                    <dd>${it.locale ?? 'unknown'}</dd>
                </div>
                <div>
                    <dt>Newest token</dt>
                    <dd>${it.tokenIssuedAt ? ago(it.tokenIssuedAt) : 'never signed in'}</dd>
                </div>
            </dl>
            ${it.suppression ? this.suppressed(it.suppression) : nothing}
            <div class="stack">
                <section class="stack">
                    <h2>Features</h2>
                    ${enrollments(it)}
                </section>
                <section class="stack">
                    <h2>Mails</h2>
                    ${mails(it, may('help users') ? (mail) => againButton(mail, this.acting, () => this.again(mail)) : undefined)}
                </section>
                ${
                    it.unsentMails.length
                        ? html`<section class="stack">
                              <h2>Mails that did not come</h2>
                              ${unsentMails(it)}
                          </section>`
                        : nothing
                }
                <section class="stack">
                    <h2>Which mails this person wants</h2>
                    ${this.preferences(it.mailPreferences)}
                </section>
                <section class="stack">
                    <h2>Feedback</h2>
                    ${feedback(it)}
                </section>
            </div>
            ${this.erasing ? this.dialog(it) : nothing}
        `;
    }

    private suppressed(it: Schemas['Suppression']): unknown {
        const email = it.email;
        return html`<div class="notice negative">
            <p><strong>This address gets no mails since ${exact(it.suppressedAt)}</strong></p>
            <p>The mail server said: ${it.report.text}</p>
            ${
                may('help users') && email
                    ? html`<p>
                          <button class="button" ?disabled=${this.acting} @click=${() => this.release(email)}>
                              Send mails again
                          </button>
                      </p>`
                    : nothing
            }
        </div>`;
    }

    private release(email: string): Promise<boolean> {
        return this.act(async () => {
            await api.delete('/api/v1/admin/suppressions/{email}', { path: { email } });
            await this.person.refresh();
        });
    }

    private again(mail: Schemas['Delivery']): Promise<boolean> {
        return this.act(async () => {
            await sendAgain(mail);
            await this.person.refresh();
        });
    }

    private preferences(it: Preferences): unknown {
        const kinds: [keyof Preferences, string][] = [
            ['launches', 'Launches'],
            ['feedbackRequests', 'Feedback requests'],
            ['updates', 'Updates'],
        ];
        return html`<fieldset class="row" ?disabled=${!may('help users') || this.acting}>
            <legend class="visually-hidden">Which mails this person wants</legend>
            ${kinds.map(([name, label]) =>
                checkbox({
                    name,
                    label,
                    checked: it[name],
                    onChange: (on) => this.prefer({ ...it, [name]: on }),
                }),
            )}
        </fieldset>`;
    }

    /** Shows the choice at once; if the service refuses it, what it knows is shown again. */
    private async prefer(wanted: Preferences): Promise<void> {
        this.person.set({ ...this.person.value!, mailPreferences: wanted });
        await this.act(() =>
            api.patch('/api/v1/admin/users/{userId}/mail-preferences', {
                path: { userId: this.userId },
                body: wanted,
            }),
        );
        await this.person.refresh();
    }

    private dialog(it: Person): unknown {
        return dialog({
            title: `Erase ${it.name ?? it.id}`,
            verb: 'Erase for ever',
            tone: 'danger',
            ready: this.typed === it.id,
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.erase(false),
            onSubmit: async () => {
                const done = await this.act(async () => {
                    const { data } = await api.delete('/api/v1/admin/users/{userId}/data', {
                        path: { userId: it.id },
                    });
                    toast(
                        `Erased: ${count(data.enrollments, 'enrollment')}, ${count(data.feedback, 'entry', 'entries')} of feedback, ${count(data.mails, 'mail')}.`,
                    );
                });
                if (done) {
                    this.closeDialog();
                    go(to(['people']));
                }
            },
            body: html`
                <p class="outcome">
                    ${count(it.enrollments.length, 'choice')},
                    ${count(it.feedback.length, 'entry', 'entries')} of feedback and
                    ${count(it.mails.length, 'mail')} of this person will be erased. This cannot be undone.
                </p>
                ${field({
                    name: 'confirm',
                    label: `Type ${it.id} to confirm`,
                    value: this.typed,
                    onInput: (typed) => this.set(() => (this.typed = typed)),
                })}
            `,
        });
    }

    private erase(shown: boolean): void {
        this.turn(() => (this.erasing = shown));
        this.typed = '';
    }

    private readonly export = (): Promise<boolean> =>
        this.act(() =>
            download(
                api.address(`api/v1/admin/users/${encodeURIComponent(this.userId)}/data`),
                'application/json',
                `${this.userId}.json`,
            ),
        );
}

customElements.define('ea-person', OnePerson);
