/** The kit of tests about who hears of what. */
package dev.earlyaccess.notifying;
