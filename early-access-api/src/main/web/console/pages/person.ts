import { html, nothing, type PropertyValues } from 'lit';
import { exact } from '../../shared/time';
import { api, download, type Schemas } from '../client';
import { Resource } from '../loading';
import { Page } from '../page';
import { badge, rating, stageBadge } from '../parts/badge';
import { dialog } from '../parts/dialog';
import { checkbox, field } from '../parts/field';
import { problem } from '../parts/problem';
import { ago } from '../parts/time';
import { toast } from '../parts/toast';
import { may } from '../roles';
import { go, to, toFeature } from '../router';
import { count, DELIVERY, ENROLLED_BECAUSE, FEEDBACK, MAIL, STATUS, words } from '../words';

type Person = Schemas['UserDetails'];
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
                    ${this.enrollments(it)}
                </section>
                <section class="stack">
                    <h2>Mails</h2>
                    ${this.mails(it)}
                </section>
                ${
                    it.unsentMails.length
                        ? html`<section class="stack">
                              <h2>Mails that did not come</h2>
                              ${this.unsent(it)}
                          </section>`
                        : nothing
                }
                <section class="stack">
                    <h2>Which mails this person wants</h2>
                    ${this.preferences(it.mailPreferences)}
                </section>
                <section class="stack">
                    <h2>Feedback</h2>
                    ${this.feedback(it)}
                </section>
            </div>
            ${this.erasing ? this.dialog(it) : nothing}
        `;
    }

    private suppressed(it: Schemas['Suppression']): unknown {
        return html`<div class="notice negative">
            <p><strong>This address gets no mails since ${exact(it.suppressedAt)}</strong></p>
            <p>The mail server said: ${it.report.text}</p>
            ${
                may('help users') && it.email
                    ? html`<p>
                          <button
                              class="button"
                              ?disabled=${this.acting}
                              @click=${() =>
                                  this.act(async () => {
                                      await api.delete('/api/v1/admin/suppressions/{email}', {
                                          path: { email: it.email! },
                                      });
                                      await this.person.refresh();
                                  })}
                          >
                              Send mails again
                          </button>
                      </p>`
                    : nothing
            }
        </div>`;
    }

    private enrollments(it: Person): unknown {
        return it.enrollments.length === 0
            ? html`<p class="quiet">No feature so far.</p>`
            : html`<div class="table-scroll" tabindex="0" role="region" aria-label="Features">
                  <table>
                      <thead>
                          <tr>
                              <th scope="col">Feature</th>
                              <th scope="col">Stage</th>
                              <th scope="col">Has it</th>
                              <th scope="col">Why</th>
                              <th scope="col">Since</th>
                          </tr>
                      </thead>
                      <tbody>
                          ${it.enrollments.map(
                              (each) =>
                                  html`<tr>
                                      <th scope="row"><a href=${toFeature(each.feature)}>${each.name}</a></th>
                                      <td>${stageBadge(each.stage)}</td>
                                      <td>
                                          ${each.enabled ? badge('On', 'positive') : badge('Off')}
                                          <span class="quiet">${STATUS[each.status]}</span>
                                      </td>
                                      <td title=${each.explanation}>
                                          ${words(ENROLLED_BECAUSE[each.reason] ?? each.reason)}
                                      </td>
                                      <td>${ago(each.since)}</td>
                                  </tr>`,
                          )}
                      </tbody>
                  </table>
              </div>`;
    }

    private mails(it: Person): unknown {
        return it.mails.length === 0
            ? html`<p class="quiet">No mail so far.</p>`
            : html`<div class="table-scroll" tabindex="0" role="region" aria-label="Mails">
                      <table>
                          <thead>
                              <tr>
                                  <th scope="col">Mail</th>
                                  <th scope="col">About</th>
                                  <th scope="col">Status</th>
                                  <th scope="col">Why</th>
                                  <th scope="col">When</th>
                              </tr>
                          </thead>
                          <tbody>
                              ${it.mails.map(
                                  (each) =>
                                      html`<tr>
                                          <th scope="row">${MAIL[each.kind] ?? words(each.kind)}</th>
                                          <td>
                                              ${each.feature ? html`<a href=${toFeature(each.feature)}>${each.feature}</a>` : nothing}
                                          </td>
                                          <td>
                                              ${badge(DELIVERY[each.status]!.word, DELIVERY[each.status]!.tone)}
                                          </td>
                                          <td>
                                              ${each.reason ? words(each.reason) : (each.lastError ?? nothing)}
                                          </td>
                                          <td>${ago(each.sentAt ?? each.settledAt ?? each.owedAt)}</td>
                                      </tr>`,
                              )}
                          </tbody>
                      </table>
                  </div>
                  <p>
                      <a href=${to(['deliveries'], { recipient: it.id })}>All mails to ${it.name ?? it.id}</a>
                  </p>`;
    }

    private unsent(it: Person): unknown {
        return html`<ul class="stack plain">
            ${it.unsentMails.map(
                (each) =>
                    html`<li class="box">
                        <p class="row">
                            <strong>${each.subject ?? MAIL[each.kind] ?? words(each.kind)}</strong>
                            <a href=${toFeature(each.feature)}>${each.feature}</a>
                            ${badge(words(each.reason), each.reason === 'not-yet' || each.reason === 'in-progress' ? 'info' : 'warning')}
                            <span class="quiet push">${ago(each.eventAt)}</span>
                        </p>
                        <p>${each.explanation}</p>
                        ${each.dueAt ? html`<p class="hint">Due ${exact(each.dueAt)}</p>` : nothing}
                    </li>`,
            )}
        </ul>`;
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

    private feedback(it: Person): unknown {
        return it.feedback.length === 0
            ? html`<p class="quiet">None so far.</p>`
            : html`<ul class="stack plain">
                  ${it.feedback.map(
                      (each) =>
                          html`<li class="box">
                              <p class="row">
                                  ${each.feature ? html`<a href=${toFeature(each.feature, 'feedback')}>${each.feature}</a>` : html`<span class="quiet">Unmatched</span>`}
                                  ${each.rating ? rating(each.rating) : nothing}
                                  ${badge(FEEDBACK[each.status]!.word, FEEDBACK[each.status]!.tone)}
                                  <span class="push"
                                      ><a href=${to(['inbox'], { id: String(each.id) })}
                                          >${count(each.replies.length, 'reply', 'replies')}</a
                                      ></span
                                  >
                                  <span class="quiet">${ago(each.receivedAt)}</span>
                              </p>
                              <p class="said">${each.text}</p>
                          </li>`,
                  )}
              </ul>`;
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
                    this.querySelector('dialog')?.close();
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
                    onInput: (value) => {
                        this.typed = value;
                        this.requestUpdate();
                    },
                })}
            `,
        });
    }

    private erase(shown: boolean): void {
        this.erasing = shown;
        this.typed = '';
        this.refusal = undefined;
        this.requestUpdate();
    }

    private readonly export = (): Promise<boolean> =>
        this.act(() =>
            download(
                `api/v1/admin/users/${encodeURIComponent(this.userId)}/data`,
                'application/json',
                `${this.userId}.json`,
            ),
        );
}

customElements.define('ea-person', OnePerson);
