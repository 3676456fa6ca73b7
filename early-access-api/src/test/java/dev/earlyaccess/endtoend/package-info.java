/** From the first interest to the feedback mail: the whole service as its users and admins meet it. */
package dev.earlyaccess.endtoend;
