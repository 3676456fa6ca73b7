package dev.earlyaccess.webhook;

/**
 * A message whose turn it is.
 *
 * @param failures how often in a row the channel has failed so far
 */
record ChatPost(long id, Channel channel, SlackMessage message, int failures) {

    /** Whether Slack has refused the text, so that only what is in short is left to be told. */
    boolean isInShort() {
        return message.text().equals(message.inShort());
    }
}
