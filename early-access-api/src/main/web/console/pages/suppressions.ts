import { html, nothing } from 'lit';
import { api, type Schemas } from '../client';
import { Paged } from '../loading';
import { Part } from '../page';
import { person } from '../parts/links';
import { empty, problem } from '../parts/problem';
import { ACTIONS, table } from '../parts/table';
import { ago } from '../parts/time';
import { toast } from '../parts/toast';

type Suppression = Schemas['Suppression'];

/** The addresses that do not exist, as mail servers said. */
class Suppressions extends Part {
    private readonly all = new Paged<Suppression>(this, (after) =>
        api.get('/api/v1/admin/suppressions', { query: { after } }),
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
                    table(
                        'Suppressed addresses',
                        ['Address', 'What the mail server said', 'Users', 'Since', ACTIONS],
                        items.map((it) => this.row(it)),
                    ),
                () =>
                    empty(
                        'No address is suppressed',
                        'An address is listed here when a mail server says that it does not exist.',
                    ),
            )}`;
    }

    private row(it: Suppression): unknown {
        return html`<tr>
            <th scope="row">${it.email}</th>
            <td class="why">${it.report.text}</td>
            <td>${it.users.map((user) => html`${person(user)} `)}</td>
            <td>${ago(it.suppressedAt)}</td>
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
        </tr>`;
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
