/**
 * Mails over HTTP: deliveries, updates, preferences, the pages that links in mails lead to, and reports of
 * bounces.
 */
@NullMarked
package dev.earlyaccess.api.mail;

import org.jspecify.annotations.NullMarked;
