import { html, nothing } from 'lit';
import { api, here, type Feature } from '../client';
import { Part } from '../page';
import { choice, field } from '../parts/field';
import { problem } from '../parts/problem';
import { toast } from '../parts/toast';
import { maySendTests } from '../roles';
import { MAIL } from '../words';

type Kind = 'launch' | 'feedback-request' | 'update' | 'general-availability' | 'pulled-back';

const KINDS: Kind[] = ['launch', 'feedback-request', 'update', 'general-availability', 'pulled-back'];
const REST_MILLIS = 600;

/** The mails that the service writes itself, as users will get them. */
class ServiceMails extends Part {
    static override properties = { feature: { attribute: false } };
    declare feature: Feature;
    private kind: Kind | undefined;
    private locale = '';
    private mail: string | undefined;
    private timer = 0;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.timer);
    }

    protected override render(): unknown {
        return html`<section class="columns even" aria-labelledby="mails">
            <div class="box stack">
                <h2 id="mails">Mails that the service writes</h2>
                <p class="quiet">Look at each before users get it.</p>
                ${choice({
                    name: 'kind',
                    label: 'Mail',
                    value: this.kind ?? '',
                    options: [['', 'Choose'], ...KINDS.map((kind): [string, string] => [kind, MAIL[kind]!])],
                    onChange: (kind) => {
                        this.kind = (kind as Kind) || undefined;
                        void this.show();
                    },
                })}
                ${field({
                    name: 'locale',
                    label: 'Language',
                    placeholder: 'de',
                    hint: 'A language tag. Empty: your own.',
                    value: this.locale,
                    problem: this.refusal,
                    onInput: (value) => {
                        this.locale = value.trim();
                        clearTimeout(this.timer);
                        this.timer = window.setTimeout(() => void this.show(), REST_MILLIS);
                    },
                })}
                ${
                    maySendTests()
                        ? html`<p>
                              <button
                                  type="button"
                                  class="button"
                                  ?disabled=${this.acting || !this.kind}
                                  @click=${() => this.kind && this.sendTest(this.kind)}
                              >
                                  Send me a test
                              </button>
                          </p>`
                        : nothing
                }
                ${this.refusal ? problem(this.refusal) : nothing}
            </div>
            ${
                this.mail
                    ? html`<iframe class="mail" title="The mail" sandbox src=${this.mail}></iframe>`
                    : html`<div class="mail waiting quiet">Choose a mail to see it.</div>`
            }
        </section>`;
    }

    private show(): Promise<boolean> {
        return this.act(async () => {
            this.mail = this.kind && (await this.address(this.kind));
        });
    }

    private async address(kind: Kind): Promise<string> {
        const { data } = await api.post('/api/v1/admin/features/{key}/mails/{kind}/preview', {
            path: { key: this.feature.key, kind },
            query: { locale: this.locale },
        });
        return here(data.url);
    }

    private sendTest(kind: Kind): Promise<boolean> {
        return this.act(async () => {
            const { data } = await api.post('/api/v1/admin/features/{key}/mails/{kind}/test', {
                path: { key: this.feature.key, kind },
                query: { locale: this.locale },
            });
            toast(`A test was sent to ${data.to}.`);
        });
    }
}

customElements.define('ea-service-mails', ServiceMails);
