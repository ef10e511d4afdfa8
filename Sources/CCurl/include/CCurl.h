/// libcurl for Swift, which cannot call variadic C functions: one function for each type of argument
/// that `curl_easy_setopt` takes. The caller matches the type to the option as
/// libcurl's manual gives it.
#pragma once
#include <curl/curl.h>

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value);

/// libcurl keeps a copy of the string; NULL restores the default.
CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value);

/// libcurl keeps the pointer only.
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);

CURLcode ccurl_set_read_function(CURL *easy, curl_read_callback function);
CURLcode ccurl_set_debug_function(CURL *easy, curl_debug_callback function);
CURLcode ccurl_set_sockopt_function(CURL *easy, curl_sockopt_callback function);
CURLcode ccurl_set_closesocket_function(CURL *easy, curl_closesocket_callback function);
