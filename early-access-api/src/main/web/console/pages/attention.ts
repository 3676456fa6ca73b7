import { html, nothing } from 'lit';
import { number } from '../../shared/time';
import { api, type Schemas } from '../client';
import { Resource } from '../loading';
import { Page } from '../page';
import { badge, stageBadge } from '../parts/badge';
import { dialog } from '../parts/dialog';
import { empty } from '../parts/problem';
import { ago } from '../parts/time';
import { may } from '../roles';
import { toFeature } from '../router';
import { ATTENTION, count } from '../words';

type Sender = Schemas['PausedSender'];
type Item = Schemas['Attention'];

/** What stands still, what is still asked for, and senders whose mails wait. */
class Attention extends Page {
    private resuming: Sender | undefined;
    private readonly all = new Resource(this, async () => {
        const items: Item[] = [];
        let pausedSenders: Sender[] = [];
        let after: string | undefined;
        do {
            const { data } = await api.get('/api/v1/admin/attention', {
                query: { limit: 200, ...(after ? { after } : {}) },
            });
            items.push(...data.items);
            pausedSenders = data.pausedSenders;
            after = data.next ?? undefined;
        } while (after);
        return { items, pausedSenders };
    });

    override connectedCallback(): void {
        super.connectedCallback();
        void this.all.load();
    }

    protected override render(): unknown {
        return html`<header class="page-head"><h1>Attention</h1></header>
            ${this.all.show(({ items, pausedSenders }) =>
                items.length + pausedSenders.length === 0
                    ? empty(
                          'Nothing needs attention',
                          'Features that stand still appear here, and so do releases for which code still asks. Owners get them by mail on the first day of each month.',
                      )
                    : html`<ul class="stack plain">
                          ${pausedSenders.map((it) => html`<li>${this.sender(it)}</li>`)}
                          ${items.map((it) => html`<li>${this.item(it)}</li>`)}
                      </ul>`,
            )}
            ${this.resuming ? this.dialog(this.resuming) : nothing}`;
    }

    private item(it: Item): unknown {
        return html`<article class="box">
            <div class="box-head">
                <h2><a href=${toFeature(it.key)}>${it.name}</a></h2>
                ${stageBadge(it.stage)}
                ${it.reasons.map((reason) => badge(ATTENTION[reason] ?? reason, 'warning'))}
                <span class="quiet push">${it.owner?.name ?? 'Nobody owns it'}</span>
            </div>
            <p>${it.whatToDo}</p>
            <p class="hint">
                Last sign of life
                ${ago(it.lastSignOfLife)}${it.evaluations ? html`. Code asked ${number(it.evaluations)} times in seven days` : nothing}
            </p>
        </article>`;
    }

    private sender(it: Sender): unknown {
        return html`<article class="notice negative">
            <div class="box-head">
                <h2>Mails from ${it.address} wait</h2>
                ${may('help users') ? html`<button class="button push" @click=${() => this.resume(it)}>Resume</button>` : nothing}
            </div>
            <p>
                ${number(it.reports)} of ${count(it.mails, 'mail')} went to addresses that do not exist. Find
                out why the mail server reports them. Then resume: what waits is sent.
            </p>
            <p class="hint">The mail server said: ${it.lastReport}, ${ago(it.pausedAt)}</p>
        </article>`;
    }

    private dialog(it: Sender): unknown {
        return dialog({
            title: `Resume ${it.address}`,
            verb: 'Resume',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.resume(undefined),
            onSubmit: async (form) => {
                const done = await this.act(() =>
                    api.post('/api/v1/admin/paused-senders/{address}/resume', {
                        path: { address: it.address },
                        body: { suppress: form.get('suppress') === 'true' },
                    }),
                );
                if (done) {
                    this.closeDialog();
                    await this.all.refresh();
                }
            },
            body: html`<fieldset>
                <legend class="legend">Are the reports right?</legend>
                <label class="option"
                    ><input type="radio" name="suppress" value="true" required /> Yes: suppress
                    ${count(it.withheld, 'address', 'addresses')}</label
                >
                <label class="option"
                    ><input type="radio" name="suppress" value="false" /> No: forget the reports, and send to
                    these addresses again</label
                >
            </fieldset>`,
        });
    }

    private resume(it: Sender | undefined): void {
        this.turn(() => (this.resuming = it));
    }
}

customElements.define('ea-attention', Attention);
