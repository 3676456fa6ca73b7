/** Times and numbers in the reader's language. */

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_557_600],
    ['month', 2_629_800],
    ['week', 604_800],
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
];

/** Formatters by language. It takes far longer to make one than to use it. */
function kept<T>(make: (language?: string) => T): (language?: string) => T {
    const made = new Map<string | undefined, T>();
    return (language) => {
        const formatter = made.get(language) ?? make(language);
        made.set(language, formatter);
        return formatter;
    };
}

const relatives = kept((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
const exacts = kept(
    (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }),
);
const days = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }));
const numbers = kept((language) => new Intl.NumberFormat(language));

/** Such as `3 days ago`; what happened less than a minute ago is `now`. */
export function relative(time: string | Date, language?: string, now = Date.now()): string {
    const seconds = (new Date(time).getTime() - now) / 1000;
    const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', Infinity];
    return relatives(language).format(Math.round(seconds / length) || 0, unit);
}

/** Such as `22 November 2026 at 10:00`. */
export function exact(time: string | Date, language?: string): string {
    return exacts(language).format(new Date(time));
}

/** A day without a time, such as `2026-12-24`, in words. */
export function day(date: string, language?: string): string {
    return days(language).format(new Date(date));
}

/** Whether a day such as `2026-12-24` is over (in UTC). */
export function isPast(date: string): boolean {
    return date < new Date().toISOString().slice(0, 10);
}

export function number(value: number, language?: string): string {
    return numbers(language).format(value);
}
