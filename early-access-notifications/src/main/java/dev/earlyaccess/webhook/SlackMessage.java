package dev.earlyaccess.webhook;

/**
 * What is to be told.
 *
 * @param text in Slack's mrkdwn
 * @param inShort told in its place where Slack refuses the text: it holds nothing that somebody else wrote
 */
record SlackMessage(String text, String inShort) {

    /** The same with one more line of our own. */
    SlackMessage plus(String line) {
        return new SlackMessage(text + "\n" + line, inShort + "\n" + line);
    }
}
