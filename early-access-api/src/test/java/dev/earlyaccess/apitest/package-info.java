/**
 * The kit of tests that call the running service over HTTP: one service, one emptied database, tokens for
 * anybody.
 */
package dev.earlyaccess.apitest;
