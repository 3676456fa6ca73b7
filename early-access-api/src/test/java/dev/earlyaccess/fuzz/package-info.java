/**
 * Sends valid, almost valid and invalid requests to every operation of the API document, and checks each response
 * against the document. {@code FuzzTest} does it for some seconds, {@code bench/fuzz} for as long as you like.
 */
package dev.earlyaccess.fuzz;
