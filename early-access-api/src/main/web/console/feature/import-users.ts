import { html, nothing } from 'lit';
import { number } from '../../shared/time';
import { api, type Feature } from '../client';
import { Part } from '../page';
import { badge } from '../parts/badge';
import { dialog } from '../parts/dialog';
import { checkbox } from '../parts/field';
import { count, IMPORTED } from '../words';
import { ImportReport, type SameRows } from './import-report';

const COLUMNS: [string, string][] = [
    ['userId', 'Required: the user’s id in your product, which is the sub of the user’s token.'],
    ['email', 'The mail address. As name and locale, it is used until a token of the user tells one.'],
    ['name', 'The user’s name.'],
    ['locale', 'The language of mails, such as de.'],
    ['status', 'interested or opted-in, or empty. The stage decides what it means.'],
    ['since', 'When the user registered, such as 2026-11-01. Empty: now.'],
];

/** Enrolls the users of a file: says what it must look like, and then what became of its rows. */
class ImportUsers extends Part {
    static override properties = { feature: { attribute: false } };
    declare feature: Feature;
    private isOpen = false;
    private hasFile = false;
    private report: ImportReport | undefined;
    private running = new AbortController();

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.running.abort();
    }

    protected override render(): unknown {
        return html`<button class="button" @click=${this.open}>Import</button>
            ${this.isOpen ? this.dialog() : nothing}`;
    }

    private readonly open = (): void => {
        this.hasFile = false;
        this.report = undefined;
        this.turn(() => (this.isOpen = true));
    };

    /** An import that still runs ends where it is: nobody would see what became of it. */
    private readonly close = (): void => {
        this.running.abort();
        this.turn(() => (this.isOpen = false));
    };

    private dialog(): unknown {
        return dialog({
            title: `Import users: ${this.feature.name}`,
            ...(this.report && !this.acting ? {} : { verb: 'Import' }),
            ready: this.hasFile,
            busy: this.acting,
            problem: this.refusal,
            onClose: this.close,
            onSubmit: (form) => this.import(form.get('file') as File, form.get('mail') === 'on'),
            body: this.report ? this.outcome(this.report) : this.question(),
        });
    }

    private question(): unknown {
        const isBeta = this.feature.stage === 'beta';
        return html`
            <p>
                ${
                    isBeta
                        ? 'Users in the file are opted in at once.'
                        : 'Users in the file are interested from now on: they are opted in and mailed when the beta begins.'
                }
                What a user has chosen before stays.
            </p>
            <div class="field">
                <label for="f-file">File</label>
                <p class="hint" id="file-hint">
                    CSV with these column names in the first line, or NDJSON with these names.
                </p>
                <input
                    id="f-file"
                    name="file"
                    type="file"
                    accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson"
                    aria-describedby="file-hint"
                    required
                    @change=${(event: Event) => this.set(() => (this.hasFile = (event.target as HTMLInputElement).files?.length === 1))}
                />
            </div>
            <dl class="terms">
                ${COLUMNS.map(
                    ([column, means]) =>
                        html`<div>
                            <dt><code>${column}</code></dt>
                            <dd>${means}</dd>
                        </div>`,
                )}
            </dl>
            ${isBeta ? checkbox({ name: 'mail', label: 'Mail them', hint: 'The launch mail now, and a week later the question for feedback.', checked: false }) : nothing}
        `;
    }

    private outcome(report: ImportReport): unknown {
        return html`<p class="outcome" role="status">
                ${count(report.rows, 'row')}${this.acting ? ' so far' : ''}:
                ${number(report.outcomes.imported)} imported, ${number(report.outcomes.unchanged)} unchanged,
                ${number(report.outcomes.refused)} refused.
            </p>
            ${this.acting ? html`<p>Keep this page open until all rows are imported.</p>` : this.end(report)}
            <ul class="stack plain">
                ${report.reasons().map((same) => html`<li>${rows(same)}</li>`)}
            </ul>
            ${report.reasons().length ? html`<p class="hint">Row 1 is the first one after the column names.</p>` : nothing}`;
    }

    /** Whether these were all rows; if not, why. */
    private end({ summary }: ImportReport): unknown {
        return summary?.complete || this.refusal
            ? nothing
            : html`<p class="notice warning">
                  ${summary?.detail ?? 'The import broke off.'} Import the file again: what is imported stays.
              </p>`;
    }

    private async import(file: File, mail: boolean): Promise<void> {
        this.running = new AbortController();
        await this.act(async () => {
            const response = await api.fetch(
                api.address(`api/v1/admin/features/${this.feature.key}/enrollments/import`, { mail }),
                {
                    method: 'POST',
                    headers: {
                        Accept: 'application/x-ndjson',
                        'Content-Type': /\.(ndjson|jsonl?)$/i.test(file.name)
                            ? 'application/x-ndjson'
                            : 'text/csv',
                    },
                    body: file,
                    signal: this.running.signal,
                },
            );
            this.report = new ImportReport();
            for await (const report of this.report.read(response)) {
                this.report = report;
                this.requestUpdate();
            }
        });
        if (this.report) {
            this.changed();
        }
    }
}

/** Rows with the same outcome for the same reason. */
function rows({ outcome, detail, count: all, first }: SameRows): unknown {
    const { word, tone } = IMPORTED[outcome];
    return html`<p class="row">${badge(word, tone)} <span class="quiet">${count(all, 'row')}</span></p>
        <p>${detail}</p>
        <p class="hint">
            ${all === 1 ? 'Row' : 'Rows'}
            ${first.map(({ row, userId }) => number(row) + (userId ? ` (${userId})` : '')).join(', ')}${all > first.length ? ', …' : ''}
        </p>`;
}

customElements.define('ea-import-users', ImportUsers);
