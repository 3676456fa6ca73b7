/** Support for the tests of notifications. */
package dev.earlyaccess.notifying;
