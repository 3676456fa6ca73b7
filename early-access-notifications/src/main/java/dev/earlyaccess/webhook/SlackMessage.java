package dev.earlyaccess.webhook;

/**
 * A message for a Slack channel.
 *
 * @param text in Slack's mrkdwn
 * @param inShort posted in place of the text if Slack refuses that: it holds nothing that users or staff
 *     wrote
 */
record SlackMessage(String text, String inShort) {

    /** The same message with one more line of our own. */
    SlackMessage plus(String line) {
        return new SlackMessage(text + "\n" + line, inShort + "\n" + line);
    }
}
