import { html, nothing, type PropertyValues } from 'lit';
import { day, number } from '../../shared/time';
import { api, type Feature, type Schemas } from '../client';
import { Resource } from '../loading';
import { Page } from '../page';
import { chart } from '../parts/chart';
import { copyButton } from '../parts/copyable';
import { may } from '../roles';
import { to, toFeature } from '../router';
import { decimal } from '../words';
import './launch';

type Metrics = Schemas['Metrics'];

const RANGES: Record<string, { word: string; days: number; by: 'day' | 'week' }> = {
    '30': { word: '30 days', days: 30, by: 'day' },
    '90': { word: '90 days', days: 90, by: 'week' },
    '365': { word: 'A year', days: 364, by: 'week' },
};

/** What was counted, the launch while it runs, and how it went over time. */
class Summary extends Page {
    static override properties = { feature: { attribute: false }, route: { attribute: false } };
    declare feature: Feature;

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
            void this.metrics.load();
        } else if (
            changed.get('route') &&
            changed.get('route')?.query.get('range') !== this.route.query.get('range')
        ) {
            void this.metrics.refresh();
        }
    }

    protected override render(): unknown {
        return html`<div class="stack">
            ${this.about()} ${this.figures()}
            ${this.feature.stage === 'concept' ? nothing : html`<ea-launch .feature=${this.feature} @progress=${() => this.metrics.refresh()}></ea-launch>`}
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

    private about(): unknown {
        const { key, description, owner, targetDate, documentationUrl, stage } = this.feature;
        const panel = api.address('previews').href + '#feature=' + key;
        return html`${description ? html`<p class="lead said">${description}</p>` : nothing}
            <dl class="facts">
                ${fact('Key', html`<code>${key}</code> ${copyButton(key, 'Copy the key')}`)}
                ${fact('Owner', owner ? [owner.name, owner.team].filter(Boolean).join(', ') : 'nobody')}
                ${fact('Target date', targetDate ? day(targetDate) : 'none')}
                ${
                    stage === 'concept' || stage === 'beta'
                        ? fact(
                              'Where users find it',
                              html`<a href=${panel}>Feature previews</a>
                                  ${copyButton(panel, 'Copy the link')}`,
                          )
                        : nothing
                }
                ${
                    documentationUrl
                        ? fact(
                              'Documentation',
                              html`<a href=${documentationUrl} target="_blank" rel="noopener"
                                  >${documentationUrl.replace(/^https?:\/\//, '')}</a
                              >`,
                          )
                        : nothing
                }
            </dl>`;
    }

    private figures(): unknown {
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
            ${totals ? figure(totals.mailsSent, 'mails sent', may('see everything') ? to(['deliveries'], { feature: key, status: 'sent' }) : undefined) : nothing}
        </div>`;
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

function fact(term: string, value: unknown): unknown {
    return html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
    </div>`;
}

function short(date: string): string {
    return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        new Date(date),
    );
}

/** A number, which leads to what it counts. */
function figure(value: number | string, what: string, href: string | undefined): unknown {
    return html`<a class="figure" href=${href ?? nothing}
        ><strong>${typeof value === 'number' ? number(value) : value}</strong> ${what}</a
    >`;
}

customElements.define('ea-feature-summary', Summary);
