import { html, nothing, svg, type TemplateResult } from 'lit';
import { number } from '../../shared/time';
import { Part } from '../page';

/** A line without axes, for a cell of a table; the numbers stand in its description. */
export function sparkline(values: number[], what: string): TemplateResult | typeof nothing {
    if (values.length < 2 || values.every((value) => value === 0)) {
        return nothing;
    }
    const top = Math.max(...values, 1);
    const points = values.map(
        (value, i) => `${round((i / (values.length - 1)) * 98 + 1)},${round(22 - (value / top) * 20)}`,
    );
    const sum = values.reduce((a, b) => a + b, 0);
    return html`<svg
        class="sparkline"
        viewBox="0 0 100 24"
        role="img"
        aria-label="${what}: ${number(sum)} in ${values.length} days"
    >
        <title>${what}: ${number(sum)} in ${values.length} days</title>
        <polyline points=${points.join(' ')} />
    </svg>`;
}

export interface Series {
    name: string;
    tone: string;
    /** One for each period; null where there are no data. */
    values: (number | null)[];
}

export interface Lines {
    title: string;
    /** What the numbers count, for the reader who wants to look at each: an address. */
    link?: unknown;
    labels: string[];
    series: Series[];
    format?: (value: number) => string;
    /** The largest value that there can be; else the largest that there is. */
    top?: number;
}

const HEIGHT = 180;
const BOTTOM = 24;
const END = 88;

/** What a digit of the numbers at the left needs. */
const DIGIT = 8;

/** What the first, the middle and the last label need in one line. */
const THREE_LABELS = 240;

/**
 * Lines over time: from zero, with their names at their ends, gaps where there are no data, and all numbers in a table
 * below. It is drawn as wide as its place is, so that words have the same size everywhere.
 */
class Chart extends Part {
    static override properties = { lines: { attribute: false } };
    declare lines: Lines;
    private width = 0;
    private readonly resized = new ResizeObserver(([place]) => {
        this.set(() => (this.width = Math.floor(place!.contentRect.width)));
    });

    override connectedCallback(): void {
        super.connectedCallback();
        this.resized.observe(this);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.resized.disconnect();
    }

    protected override render(): unknown {
        const { title, link } = this.lines;
        const format = this.lines.format ?? number;
        return html`<figure class="chart">
            <figcaption>
                <h3>${title}</h3>
                ${link ?? nothing}
            </figcaption>
            ${this.width > 0 ? picture(this.lines, this.width, format) : nothing} ${table(this.lines, format)}
        </figure>`;
    }
}

function picture(it: Lines, width: number, format: (value: number) => string): TemplateResult {
    const largest = Math.max(...it.series.flatMap((series) => series.values.map((value) => value ?? 0)), 1);
    const top = it.top ?? ceiling(largest);
    const heights = [0, top / 2, top];
    const left = 8 + DIGIT * Math.max(4, ...heights.map((value) => format(value).length));
    const steps = it.labels.length;
    const x = (i: number) => round(left + (steps < 2 ? 0.5 : i / (steps - 1)) * (width - left - END));
    const y = (value: number) => round(10 + (1 - value / top) * (HEIGHT - BOTTOM - 10));
    const ends = spread(it.series.map((series) => y(series.values.findLast((value) => value !== null) ?? 0)));
    const step = (width - left - END) / Math.max(steps - 1, 1);
    return html`<svg width=${width} height=${HEIGHT} role="group" aria-label=${it.title}>
        ${heights.map(
            (value) => svg`<line class="grid" x1=${left} x2=${width - END} y1=${y(value)} y2=${y(value)} />
                    <text class="axis" x=${left - 8} y=${y(value) + 4} text-anchor="end">${format(value)}</text>`,
        )}
        ${(width - left - END < THREE_LABELS ? [0, steps - 1] : [0, Math.floor((steps - 1) / 2), steps - 1])
            .filter((i, at, all) => i >= 0 && all.indexOf(i) === at)
            .map(
                (i) =>
                    svg`<text class="axis" x=${x(i)} y=${HEIGHT - 4} text-anchor=${i === 0 && steps > 1 ? 'start' : i === steps - 1 && steps > 1 ? 'end' : 'middle'}>${it.labels[i]}</text>`,
            )}
        ${it.series.map(
            (series, at) => svg`<g class="series ${series.tone}">
                    ${runs(series.values).map((run) =>
                        run.length === 1
                            ? svg`<circle cx=${x(run[0]!.i)} cy=${y(run[0]!.value)} r="2.5" />`
                            : svg`<polyline points=${run.map(({ i, value }) => x(i) + ',' + y(value)).join(' ')} />`,
                    )}
                    <text x=${width - END + 8} y=${ends[at]! + 4}>${series.name}</text>
                </g>`,
        )}
        ${it.labels.map((label, i) => {
            const said = it.series
                .map(
                    (series) =>
                        series.name + ' ' + (series.values[i] == null ? 'none' : format(series.values[i]!)),
                )
                .join(', ');
            return svg`<g class="point" tabindex="0" role="img" aria-label="${label}: ${said}">
                    <title>${label}: ${said}</title>
                    <rect x=${x(i) - step / 2} y="0" width=${Math.max(step, 2)} height=${HEIGHT - BOTTOM} />
                    <line x1=${x(i)} x2=${x(i)} y1="10" y2=${HEIGHT - BOTTOM} />
                    ${it.series.map((series) => (series.values[i] == null ? nothing : svg`<circle class=${series.tone} cx=${x(i)} cy=${y(series.values[i]!)} r="3.5" />`))}
                </g>`;
        })}
    </svg>`;
}

function table(it: Lines, format: (value: number) => string): TemplateResult {
    return html`<details>
        <summary>Numbers</summary>
        <div class="table-scroll" tabindex="0" role="region" aria-label=${it.title + ': numbers'}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">Period</th>
                        ${it.series.map((series) => html`<th scope="col" class="number">${series.name}</th>`)}
                    </tr>
                </thead>
                <tbody>
                    ${it.labels.map(
                        (label, i) =>
                            html`<tr>
                                <th scope="row">${label}</th>
                                ${it.series.map((series) => html`<td class="number">${series.values[i] == null ? '–' : format(series.values[i]!)}</td>`)}
                            </tr>`,
                    )}
                </tbody>
            </table>
        </div>
    </details>`;
}

export function chart(lines: Lines): TemplateResult {
    return html`<ea-chart .lines=${lines}></ea-chart>`;
}

/** The parts of a line between its gaps. */
function runs(values: (number | null)[]): { i: number; value: number }[][] {
    const all: { i: number; value: number }[][] = [[]];
    values.forEach((value, i) => {
        if (value === null) {
            all.push([]);
        } else {
            all.at(-1)!.push({ i, value });
        }
    });
    return all.filter((run) => run.length > 0);
}

/** Moves names apart that would stand on each other. */
function spread(heights: number[]): number[] {
    const order = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height);
    for (let i = 1; i < order.length; i++) {
        order[i]!.height = Math.max(order[i]!.height, order[i - 1]!.height + 16);
    }
    const over = Math.max(0, (order.at(-1)?.height ?? 0) - (HEIGHT - BOTTOM));
    const result: number[] = [];
    order.forEach(({ height, at }) => (result[at] = height - over));
    return result;
}

/** The next even number of the form 2, 4, 10, 20, 40, 100, … */
function ceiling(value: number): number {
    const power = 10 ** Math.floor(Math.log10(value));
    return [2, 4, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}

customElements.define('ea-chart', Chart);
