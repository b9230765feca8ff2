/** The product as a whole, killed again and again while it works. */
package io.taizhang.crash;
