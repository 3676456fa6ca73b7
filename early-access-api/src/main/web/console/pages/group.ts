import { html, nothing } from 'lit';
import { api, type Schemas } from '../client';
import { Paged, Resource } from '../loading';
import { Page } from '../page';
import { badge } from '../parts/badge';
import { dialog } from '../parts/dialog';
import { choice, field } from '../parts/field';
import { empty, problem } from '../parts/problem';
import { ACTIONS, table } from '../parts/table';
import { ago } from '../parts/time';
import { may, maySubscribe } from '../roles';
import { DELIVERY_CHOICE } from '../words';

type Member = Schemas['GroupMember'];
type Choice = Member['delivery'];

const CHOICES = Object.entries(DELIVERY_CHOICE) as [Choice, string][];

/** Who of the team gets feedback by mail, and how often. */
class Group extends Page {
    private adding = false;
    private choice: Choice = 'daily-digest';
    private readonly members = new Paged<Member>(this, (after) =>
        api.get('/api/v1/admin/feedback-group', { query: { after } }),
    );
    private readonly mine = new Resource(
        this,
        async () => (await api.get('/api/v1/feedback-group/me')).data.delivery ?? 'none',
    );

    override connectedCallback(): void {
        super.connectedCallback();
        if (may('see everything')) {
            void this.members.load();
        }
        if (maySubscribe()) {
            void this.mine.load();
        }
    }

    protected override render(): unknown {
        const changes = may('change the feedback group');
        return html`<header class="page-head">
                <h1>Feedback group</h1>
                ${changes ? html`<button class="button primary" @click=${() => this.add(true)}>Add a member</button>` : nothing}
            </header>
            <p class="lead">
                Its members get feedback by mail. Owners of features are members by themselves.
            </p>
            ${this.refusal && !this.adding ? problem(this.refusal) : nothing}
            <div class="stack">
                ${maySubscribe() ? this.mine.show((it) => this.own(it)) : nothing}
                ${may('see everything') ? this.everybody(changes) : nothing}
            </div>
            ${this.adding ? this.dialog() : nothing}`;
    }

    /** What the reader gets. */
    private own(now: Choice): unknown {
        return html`<section class="box">
            ${choice({
                name: 'mine',
                label: 'What you get',
                value: now,
                options: CHOICES,
                onChange: (delivery) => this.chooseMine(delivery as Choice),
            })}
        </section>`;
    }

    private everybody(changes: boolean): unknown {
        return this.members.list(
            (all) =>
                table(
                    'Members',
                    ['Member', 'Gets', 'Chosen', ...(changes ? [ACTIONS] : [])],
                    all.map((it) => this.member(it, changes)),
                ),
            () =>
                empty(
                    'Nobody gets feedback by mail',
                    'Give a feature an owner with a mail address, or add somebody.',
                ),
        );
    }

    private member(it: Member, changes: boolean): unknown {
        const changeable = changes && it.email !== null;
        return html`<tr>
            <th scope="row">
                ${it.email ?? it.userId ?? 'A member'} ${it.owner ? badge('Owner') : nothing}
                ${it.exec ? badge('Exec') : nothing}
                ${it.unreachable ? html`<span class="sub error">No mail arrives since ${ago(it.unreachable.since)}: ${it.unreachable.reason}</span>` : nothing}
            </th>
            <td>
                ${
                    changeable
                        ? choice({
                              name: 'delivery-' + it.email,
                              label: 'What ' + it.email + ' gets',
                              hidden: true,
                              value: it.delivery,
                              options: CHOICES,
                              onChange: (delivery) => this.choose(it.email!, delivery as Choice),
                          })
                        : DELIVERY_CHOICE[it.delivery]
                }
            </td>
            <td class="quiet">${it.changedAt ? ago(it.changedAt) : 'by default'}</td>
            ${
                changes
                    ? html`<td class="number">
                          ${
                              changeable && it.changedAt
                                  ? html`<button
                                        class="button small"
                                        ?disabled=${this.acting}
                                        aria-label=${'Remove the choice of ' + it.email}
                                        @click=${() => this.reset(it.email!)}
                                    >
                                        ${it.owner || it.exec ? 'Back to the default' : 'Remove'}
                                    </button>`
                                  : nothing
                          }
                      </td>`
                    : nothing
            }
        </tr>`;
    }

    private dialog(): unknown {
        return dialog({
            title: 'Add a member',
            verb: 'Add',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.add(false),
            onSubmit: async (form) => {
                if (await this.choose(String(form.get('email')).trim(), this.choice)) {
                    this.closeDialog();
                }
            },
            body: html`
                ${field({ name: 'email', label: 'Mail address', type: 'email', required: true, max: 254, problem: this.refusal })}
                ${choice({ name: 'delivery', label: 'Gets', value: this.choice, options: CHOICES, onChange: (value) => (this.choice = value as Choice) })}
            `,
        });
    }

    private add(shown: boolean): void {
        this.turn(() => (this.adding = shown));
    }

    private async choose(email: string, delivery: Choice): Promise<boolean> {
        const done = await this.act(() =>
            api.put('/api/v1/admin/feedback-group/{email}', { path: { email }, body: { delivery } }),
        );
        await Promise.all([this.members.refresh(), maySubscribe() && this.mine.refresh()]);
        return done;
    }

    private async chooseMine(delivery: Choice): Promise<void> {
        await this.act(() => api.put('/api/v1/feedback-group/me', { body: { delivery } }));
        await Promise.all([this.mine.refresh(), may('see everything') && this.members.refresh()]);
    }

    private async reset(email: string): Promise<void> {
        await this.act(() => api.delete('/api/v1/admin/feedback-group/{email}', { path: { email } }));
        await this.members.refresh();
    }
}

customElements.define('ea-group', Group);
