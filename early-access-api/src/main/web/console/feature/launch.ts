import { html, nothing, type PropertyValues } from 'lit';
import { exact, number, relative } from '../../shared/time';
import { api, Problem, type Feature, type Schemas } from '../client';
import { Resource } from '../loading';
import { Part } from '../page';
import { badge } from '../parts/badge';
import { deliveries } from '../parts/links';
import { problem } from '../parts/problem';
import { ago } from '../parts/time';
import { may, mayChange } from '../roles';
import { count, decimal } from '../words';

type Launch = Schemas['Launch'];

/** The launch of a beta: how far it is, with a button that holds its mails back. */
class LaunchProgress extends Part {
    static override properties = { feature: { attribute: false } };
    declare feature: Feature;

    /** Null for a beta that was never a concept: it has no launch. */
    private readonly launch = new Resource(this, async (): Promise<Launch | null> => {
        try {
            const path = { key: this.feature.key };
            const { data } = await api.get('/api/v1/admin/features/{key}/launch', { path });
            if (this.launch.value) {
                this.dispatchEvent(new Event('progress')); // what was counted stands on the page around it
            }
            return data;
        } catch (refusal) {
            if (refusal instanceof Problem && refusal.status === 404) {
                return null;
            }
            throw refusal;
        }
    });

    protected override willUpdate(changed: PropertyValues<this>): void {
        const before = changed.get('feature');
        if (
            changed.has('feature') &&
            (before?.key !== this.feature.key || before.stage !== this.feature.stage)
        ) {
            void this.launch.load();
        }
    }

    protected override updated(): void {
        const launch = this.launch.value;
        this.launch.watch(launch != null && this.isRunning(launch));
    }

    /** Whether users are still to be opted in, or mails to be sent. */
    private isRunning({ finishedAt, mails }: Launch): boolean {
        return (
            this.feature.stage === 'beta' &&
            (finishedAt === null || mails.owed - mails.sent - mails.failed > 0)
        );
    }

    protected override render(): unknown {
        return this.launch.show((launch) => (launch ? this.progress(launch) : nothing));
    }

    private progress(launch: Launch): unknown {
        const { subscribers, enrolled, mails } = launch;
        const isRunning = this.isRunning(launch);
        return html`<section class="box launch" aria-labelledby="launch">
            <div class="box-head">
                <h2 id="launch">Launch</h2>
                ${launch.paused ? badge('Paused', 'warning') : isRunning ? badge('Running', 'info') : badge('Finished', 'positive')}
                <span class="quiet">began ${ago(launch.startedAt)}</span>
                ${
                    mayChange(this.feature) && (isRunning || launch.paused)
                        ? html`<button
                              class="button push"
                              ?disabled=${this.acting}
                              @click=${() => this.pause(!launch.paused)}
                          >
                              ${launch.paused ? 'Resume mails' : 'Pause mails'}
                          </button>`
                        : nothing
                }
            </div>
            ${bar('Enrolled', enrolled, subscribers, `${number(enrolled)} of ${count(subscribers, 'subscriber')}`)}
            ${bar('Mails sent', mails.sent + mails.failed, mails.owed, `${number(mails.sent)} of ${count(mails.owed, 'mail')}`)}
            <p class="row quiet">
                ${mails.failed > 0 ? this.mails(`${number(mails.failed)} failed`, { status: 'failed' }) : nothing}
                ${launch.rate >= 0.1 && !launch.paused ? html`<span>${decimal(launch.rate)} mails a second</span>` : nothing}
                ${
                    launch.estimatedFinishAt
                        ? html`<span title=${exact(launch.estimatedFinishAt)}
                              >done ${relative(launch.estimatedFinishAt)}</span
                          >`
                        : nothing
                }
                ${may('see everything') ? this.mails('Look at the mails') : nothing}
            </p>
            ${this.refusal ? problem(this.refusal) : nothing}
        </section>`;
    }

    private mails(text: string, which: Record<string, string> = {}): unknown {
        return deliveries({ feature: this.feature.key, kind: 'launch', ...which }, text);
    }

    private async pause(paused: boolean): Promise<void> {
        await this.act(async () => {
            const { data } = await api.put('/api/v1/admin/features/{key}/launch', {
                path: { key: this.feature.key },
                body: { paused },
            });
            this.launch.set(data);
        });
    }
}

function bar(label: string, done: number, all: number, text: string): unknown {
    return html`<div class="bar">
        <p class="row"><span>${label}</span><span class="push">${text}</span></p>
        <progress aria-label=${label} value=${all === 0 ? 1 : done} max=${all === 0 ? 1 : all}></progress>
    </div>`;
}

customElements.define('ea-launch', LaunchProgress);
