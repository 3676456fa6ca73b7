import type { Schemas } from '../client';

type Row = Schemas['ImportedEnrollment'];
type Summary = Schemas['ImportSummary'];

/** As many rows of a kind are named. */
const NAMED = 10;

/** As many reasons are kept apart. */
const REASONS = 50;

/** Rows with the same outcome for the same reason. */
export interface SameRows {
    outcome: Row['outcome'];
    detail: string;
    count: number;
    /** The first ones of them. */
    first: Row[];
}

/** What became of the rows of an imported file, summed up: a response may have millions of lines. */
export class ImportReport {
    rows = 0;
    readonly outcomes: Record<Row['outcome'], number> = { imported: 0, unchanged: 0, refused: 0 };
    /** The last line; without it, the import broke off. */
    summary: Summary | undefined;
    private readonly same = new Map<string, SameRows>();

    /** Reads the lines of a response as they arrive, and answers after each part of it. */
    async *read(response: Response): AsyncGenerator<this> {
        const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
        let rest = '';
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
            const lines = (rest + part.value).split('\n');
            rest = lines.pop() ?? '';
            lines.forEach((line) => this.add(JSON.parse(line)));
            yield this;
        }
    }

    /** What there is to say about rows, the refused ones first. */
    reasons(): SameRows[] {
        const order = ['refused', 'unchanged', 'imported'];
        return [...this.same.values()].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
    }

    private add(line: Row | Summary): void {
        if (!('outcome' in line)) {
            this.summary = line;
            return;
        }
        this.rows++;
        this.outcomes[line.outcome]++;
        if (line.detail) {
            this.note(line, line.detail.replace(/^Row \d+/, 'Another row'));
        }
    }

    private note(row: Row, detail: string): void {
        const key = row.outcome + detail;
        const reason = this.same.has(key) || this.same.size < REASONS ? detail : 'For other reasons.';
        const same = this.same.get(row.outcome + reason) ?? {
            outcome: row.outcome,
            detail: reason,
            count: 0,
            first: [],
        };
        same.count++;
        if (same.first.length < NAMED) {
            same.first.push(row);
        }
        this.same.set(row.outcome + reason, same);
    }
}
