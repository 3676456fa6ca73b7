import { html, nothing, type PropertyValues } from 'lit';
import { number } from '../../shared/time';
import { api, type Feature, type Schemas } from '../client';
import { Paged } from '../loading';
import { Part } from '../page';
import { badge } from '../parts/badge';
import { deliveries, person } from '../parts/links';
import { empty } from '../parts/problem';
import { ago } from '../parts/time';
import { mayChange } from '../roles';
import { count, MAIL } from '../words';
import './new-update';
import './service-mails';

type Update = Schemas['Update'];

/** News to those who are in: the next one, and those that were sent; and the mails that the service writes itself. */
class Updates extends Part {
    static override properties = { feature: { attribute: false } };
    declare feature: Feature;
    private readonly updates = new Paged<Update>(this, (after) =>
        api.get('/api/v1/admin/features/{key}/updates', {
            path: { key: this.feature.key },
            query: { after },
        }),
    );

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('feature') && changed.get('feature')?.key !== this.feature.key) {
            void this.updates.load();
        }
    }

    /** Mails are counted while they are sent. */
    protected override updated(): void {
        this.updates.watch(this.updates.items.some((it) => !isSent(it)));
    }

    protected override render(): unknown {
        const writes = mayChange(this.feature);
        return html`<div class="stack">
            ${
                writes && this.feature.stage !== 'archived'
                    ? html`<ea-new-update
                          .feature=${this.feature}
                          @changed=${() => this.updates.refresh()}
                      ></ea-new-update>`
                    : nothing
            }
            <section class="stack" aria-labelledby="sent-updates">
                <h2 id="sent-updates">What users were told</h2>
                ${this.updates.list(
                    (all) =>
                        html`<ul class="stack plain">
                            ${all.map((each) => html`<li>${this.sent(each)}</li>`)}
                        </ul>`,
                    () =>
                        empty(
                            'No update yet',
                            'Tell your users what you changed. It is the best response to feedback.',
                        ),
                )}
            </section>
            ${writes ? html`<ea-service-mails .feature=${this.feature}></ea-service-mails>` : nothing}
        </div>`;
    }

    private sent(it: Update): unknown {
        const { owed, sent, failed, cancelled } = it.mails;
        const mails = (status: string, text: string) =>
            deliveries({ feature: this.feature.key, kind: it.kind, status }, text);
        return html`<article class="box">
            <div class="box-head">
                <h3>${it.subject ?? MAIL[it.kind]}</h3>
                ${isSent(it) ? badge('Sent', 'positive') : badge('Being sent', 'info')}
                <span class="quiet push">${person(it.postedBy)}, ${ago(it.postedAt)}</span>
            </div>
            <p class="row">
                ${mails('sent', `${number(sent)} of ${count(owed, 'mail')} sent`)}
                ${failed ? mails('failed', `${number(failed)} failed`) : nothing}
                ${cancelled ? mails('cancelled', `${number(cancelled)} cancelled`) : nothing}
                <span class="quiet">${count(it.recipients, 'recipient')}</span>
            </p>
            ${
                it.markdown
                    ? html`<details>
                          <summary>Text</summary>
                          <pre class="text">${it.markdown}</pre>
                      </details>`
                    : nothing
            }
        </article>`;
    }
}

/** Whether nothing more is to be sent. */
function isSent({ finishedAt, mails }: Update): boolean {
    return finishedAt !== null && mails.sent + mails.failed + mails.cancelled >= mails.owed;
}

customElements.define('ea-feature-updates', Updates);
