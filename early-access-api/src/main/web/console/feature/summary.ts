import { html, nothing, type PropertyValues } from 'lit';
import { exact, number, relative } from '../../shared/time';
import { api, Problem, type Feature, type Schemas } from '../client';
import { Resource } from '../loading';
import { Page } from '../page';
import { badge } from '../parts/badge';
import { chart } from '../parts/chart';
import { problem } from '../parts/problem';
import { ago } from '../parts/time';
import { mayChange } from '../roles';
import { to, toFeature } from '../router';
import { count, decimal } from '../words';

type Launch = Schemas['Launch'];
type Metrics = Schemas['Metrics'];

const RANGES: Record<string, { word: string; days: number; by: 'day' | 'week' }> = {
    '30': { word: '30 days', days: 30, by: 'day' },
    '90': { word: '90 days', days: 90, by: 'week' },
    '365': { word: 'A year', days: 364, by: 'week' },
};

const LOOK_AGAIN_MILLIS = 2000;

/** The launch while it runs, what was counted, and how it went over time. */
class Summary extends Page {
    static override properties = { feature: { attribute: false }, route: { attribute: false } };
    declare feature: Feature;
    private timer = 0;

    /** A concept was never launched; a beta that began as one was not, either. */
    private readonly launch = new Resource(this, async (): Promise<Launch | null> => {
        if (this.feature.stage === 'concept') {
            return null;
        }
        try {
            return (await api.get('/api/v1/admin/features/{key}/launch', { path: { key: this.feature.key } }))
                .data;
        } catch (refusal) {
            if (refusal instanceof Problem && refusal.status === 404) {
                return null;
            }
            throw refusal;
        }
    });

    private readonly metrics = new Resource(this, async (): Promise<Metrics> => {
        const { days, by } = this.range;
        const from = new Date(Date.now() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
        return (
            await api.get('/api/v1/admin/features/{key}/metrics', {
                path: { key: this.feature.key },
                query: { from, by },
            })
        ).data;
    });

    private get range() {
        return RANGES[this.query('range')] ?? RANGES['30']!;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        const before = changed.get('feature');
        if (
            changed.has('feature') &&
            (before?.key !== this.feature.key || before.stage !== this.feature.stage)
        ) {
            void this.launch.load();
            void this.metrics.load();
        } else if (
            changed.get('route') &&
            changed.get('route')?.query.get('range') !== this.route.query.get('range')
        ) {
            void this.metrics.refresh();
        }
    }

    protected override updated(): void {
        clearTimeout(this.timer);
        const launch = this.launch.value;
        if (launch && this.feature.stage === 'beta' && (!launch.finishedAt || waiting(launch) > 0)) {
            this.timer = window.setTimeout(() => void this.launch.refresh(), LOOK_AGAIN_MILLIS);
        }
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.timer);
    }

    protected override render(): unknown {
        return html`<div class="stack">
            ${this.facts()} ${this.launch.value ? this.progress(this.launch.value) : nothing}
            <section class="box">
                <div class="box-head">
                    <h2>Over time</h2>
                    <nav class="segments push" aria-label="Period">
                        ${Object.entries(RANGES).map(
                            ([value, { word }]) =>
                                html`<a
                                    href=${to(['features', this.feature.key], { range: value })}
                                    aria-current=${RANGES[value] === this.range ? 'true' : nothing}
                                    >${word}</a
                                >`,
                        )}
                    </nav>
                </div>
                ${this.metrics.show((metrics) => this.charts(metrics))}
            </section>
        </div>`;
    }

    private facts(): unknown {
        const { counts, key } = this.feature;
        const totals = this.metrics.value?.totals;
        return html`<div class="figures">
            ${figure(counts.interested, 'interested', to(['features', key], { tab: 'users', status: 'interested' }))}
            ${figure(counts.optedIn, 'opted in', to(['features', key], { tab: 'users', status: 'opted-in' }))}
            ${figure(counts.optedOut, 'opted out', to(['features', key], { tab: 'users', status: 'opted-out' }))}
            ${totals ? figure(totals.feedback, `feedback, ${this.range.word.toLowerCase()}`, toFeature(key, 'feedback')) : nothing}
            ${
                totals?.meanRating != null
                    ? figure('★ ' + decimal(totals.meanRating), 'mean rating', toFeature(key, 'feedback'))
                    : nothing
            }
            ${totals ? figure(totals.mailsSent, 'mails sent', to(['deliveries'], { feature: key, status: 'sent' })) : nothing}
        </div>`;
    }

    private progress(launch: Launch): unknown {
        const { subscribers, enrolled, mails } = launch;
        const settled = mails.sent + mails.failed;
        const running = this.feature.stage === 'beta' && waiting(launch) > 0;
        return html`<section class="box launch" aria-labelledby="launch">
            <div class="box-head">
                <h2 id="launch">Launch</h2>
                ${
                    launch.paused
                        ? badge('Paused', 'warning')
                        : launch.finishedAt && waiting(launch) === 0
                          ? badge('Finished', 'positive')
                          : badge('Running', 'info')
                }
                <span class="quiet">began ${ago(launch.startedAt)}</span>
                ${
                    mayChange(this.feature) && (running || launch.paused)
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
            ${bar('Mails sent', settled, mails.owed, `${number(mails.sent)} of ${count(mails.owed, 'mail')}`)}
            <p class="row quiet">
                ${
                    mails.failed > 0
                        ? html`<a
                              href=${to(['deliveries'], { feature: this.feature.key, kind: 'launch', status: 'failed' })}
                              >${number(mails.failed)} failed</a
                          >`
                        : nothing
                }
                ${launch.rate >= 0.1 ? html`<span>${decimal(launch.rate)} mails a second</span>` : nothing}
                ${
                    launch.estimatedFinishAt
                        ? html`<span title=${exact(launch.estimatedFinishAt)}
                              >done ${relative(launch.estimatedFinishAt)}</span
                          >`
                        : nothing
                }
                <a href=${to(['deliveries'], { feature: this.feature.key, kind: 'launch' })}
                    >Look at the mails</a
                >
            </p>
            ${this.refusal ? problem(this.refusal) : nothing}
        </section>`;
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

    private charts({ periods, by }: Metrics): unknown {
        const labels = periods.map(({ from }) => (by === 'week' ? 'Week of ' + short(from) : short(from)));
        const key = this.feature.key;
        const rated = periods.some(({ counts }) => counts.meanRating !== null);
        const asked = periods.map(
            ({ counts }) => counts.evaluations.on + counts.evaluations.off + counts.evaluations.bulk,
        );
        return html`<div class="charts">
            ${chart({
                title: 'Interest, opt-ins and opt-outs',
                link: html`<a href=${toFeature(key, 'users')}>Who they are</a>`,
                labels,
                series: [
                    {
                        name: 'Interest',
                        tone: 'violet',
                        values: periods.map(({ counts }) => counts.interest),
                    },
                    {
                        name: 'Opt-ins',
                        tone: 'accent',
                        values: periods.map(
                            ({ counts }) => counts.optIns.self + counts.optIns.launch + counts.optIns.admin,
                        ),
                    },
                    { name: 'Opt-outs', tone: 'red', values: periods.map(({ counts }) => counts.optOuts) },
                ],
            })}
            ${
                rated
                    ? chart({
                          title: 'Mean rating',
                          link: html`<a href=${toFeature(key, 'feedback')}>Read the feedback</a>`,
                          labels,
                          top: 5,
                          format: decimal,
                          series: [
                              {
                                  name: 'Rating',
                                  tone: 'amber',
                                  values: periods.map(({ counts }) => counts.meanRating),
                              },
                          ],
                      })
                    : nothing
            }
            ${
                asked.some((n) => n > 0)
                    ? chart({
                          title: 'How often code asks whether it is on',
                          labels,
                          series: [{ name: 'Questions', tone: 'green', values: asked }],
                      })
                    : nothing
            }
        </div>`;
    }
}

function waiting({ mails }: Launch): number {
    return mails.owed - mails.sent - mails.failed;
}

function short(date: string): string {
    return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        new Date(date),
    );
}

function figure(value: number | string, what: string, href: string): unknown {
    return html`<a class="figure" href=${href}
        ><strong>${typeof value === 'number' ? number(value) : value}</strong> ${what}</a
    >`;
}

function bar(label: string, done: number, all: number, text: string): unknown {
    return html`<div class="bar">
        <p class="row"><span>${label}</span><span class="push">${text}</span></p>
        <progress aria-label=${label} value=${all === 0 ? 1 : done} max=${all === 0 ? 1 : all}></progress>
    </div>`;
}

customElements.define('ea-feature-summary', Summary);
