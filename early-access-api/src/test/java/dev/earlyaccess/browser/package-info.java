/** What people see: the pages of the running service in a real browser. */
package dev.earlyaccess.browser;
