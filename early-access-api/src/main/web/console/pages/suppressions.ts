import { html, nothing } from 'lit';
import { exact } from '../../shared/time';
import { api, type Schemas } from '../client';
import { Paged } from '../loading';
import { Page } from '../page';

import { empty, problem } from '../parts/problem';
import { ago } from '../parts/time';
import { toast } from '../parts/toast';

import { toPerson } from '../router';

type Suppression = Schemas['Suppression'];

/** The addresses that do not exist, as mail servers said. */
class Suppressions extends Page {
    private readonly all = new Paged<Suppression>(
        this,
        async (after) =>
            (await api.get('/api/v1/admin/suppressions', { query: after ? { after } : {} })).data,
    );

    override connectedCallback(): void {
        super.connectedCallback();
        void this.all.load();
    }

    protected override render(): unknown {
        return html`<p class="lead">
                These addresses get no mails, because a mail server said that they do not exist.
            </p>
            ${this.refusal ? problem(this.refusal) : nothing}
            ${this.all.list(
                (items) =>
                    html`<div
                        class="table-scroll"
                        tabindex="0"
                        role="region"
                        aria-label="Suppressed addresses"
                    >
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">Address</th>
                                    <th scope="col">What the mail server said</th>
                                    <th scope="col">Users</th>
                                    <th scope="col">Since</th>
                                    <th scope="col"><span class="visually-hidden">Actions</span></th>
                                </tr>
                            </thead>
                            <tbody>
                                ${items.map(
                                    (it) =>
                                        html`<tr>
                                            <th scope="row">${it.email}</th>
                                            <td class="why">${it.report.text}</td>
                                            <td>
                                                ${it.users.map((user) => html`<a href=${toPerson(user)}>${user}</a> `)}
                                            </td>
                                            <td title=${exact(it.suppressedAt)}>${ago(it.suppressedAt)}</td>
                                            <td class="number">
                                                <button
                                                    class="button small"
                                                    ?disabled=${this.acting}
                                                    aria-label=${'Send mails again to ' + it.email}
                                                    @click=${() => this.release(it)}
                                                >
                                                    Send mails again
                                                </button>
                                            </td>
                                        </tr>`,
                                )}
                            </tbody>
                        </table>
                    </div>`,
                () =>
                    empty(
                        'No address is suppressed',
                        'An address is listed here when a mail server says that it does not exist.',
                    ),
            )}`;
    }

    private async release(it: Suppression): Promise<void> {
        await this.act(async () => {
            await api.delete('/api/v1/admin/suppressions/{email}', { path: { email: it.email ?? '' } });
            toast(`${it.email} gets mails again.`);
            await this.all.refresh();
        });
    }
}

customElements.define('ea-suppressions', Suppressions);
