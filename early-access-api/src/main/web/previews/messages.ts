/** What the panel says, by language. `{name}` and the like are replaced. */
const en = {
    previews: 'Feature previews',
    soon: 'Coming soon',
    previewsIntro: 'Try features before they are finished. You can turn each of them off again.',
    soonIntro: 'Ask to be notified: when the beta starts, it is turned on for you, and you get a mail.',
    beta: 'Beta',
    by: 'By {name}',
    docs: 'Documentation',
    expected: 'Expected {date}',
    noDate: 'No date yet',
    on: 'On',
    off: 'Off',
    notify: 'Notify me',
    notified: 'You’ll be notified',
    stopNotifying: 'Stop notifying me',
    launch: 'When the beta starts, it is turned on for you, and you get a mail. You can turn it off at any time.',
    feedback: 'Give feedback',
    why: 'Why do you want it?',
    rating: 'How do you like it?',
    bad: 'Bad',
    good: 'Good',
    yourFeedback: 'What works, and what does not?',
    send: 'Send',
    cancel: 'Cancel',
    nothingSaid: 'Write something, or choose a rating.',
    nothingWritten: 'Write something first.',
    thanks: 'Thank you. The team reads it.',
    search: 'Search features',
    noMatch: 'No feature matches “{query}”.',
    noPreviews: 'There are no previews at the moment',
    noPreviewsText: 'Features that you can try appear here.',
    noSoon: 'Nothing is announced at the moment',
    noSoonText: 'Features that the team works on appear here.',
    loading: 'Loading features',
    offline: 'There is no connection',
    offlineText: 'What you see may be out of date. The list is read again when the connection is back.',
    signedOut: 'Your sign-in has ended',
    signedOutText: 'Load the page again to sign in.',
    failed: 'The features could not be loaded',
    retry: 'Try again',
    notSaved: '“{name}” could not be changed.',
    noConnection: 'There is no connection. Try again later.',
    launched: '{name} is now a beta.',
    launchedOn: '{name} is now a beta, and it is turned on for you.',
    released: '{name} is now available to everybody.',
    notFound: 'The feature of this link is not available.',
    show: 'Show',
    close: 'Close',
};

export type Messages = typeof en;

export type Translations = Record<string, Partial<Messages>>;

const languages: Translations = { en };
let isComplete = false;

/** Adds all languages that there are. */
export function register(more: Translations) {
    Object.assign(languages, more);
    isComplete = true;
}

/** Whether the texts of this language are here, or there are none. */
export function knows(language: string): boolean {
    return isComplete || baseOf(language) in languages;
}

/** The texts in this language, or in the one that it is a form of (`de-AT`: `de`), or in English. */
export function messagesIn(language: string, more: Translations = {}): Messages {
    const base = baseOf(language);
    return { ...en, ...languages[base], ...more[base], ...more[language] };
}

function baseOf(language: string): string {
    return language.split('-')[0] ?? '';
}

/** The text with its parts filled in. */
export function filled(text: string, values: Record<string, string>): string {
    return text.replace(/\{(\w+)\}/g, (part, name) => values[name] ?? part);
}
