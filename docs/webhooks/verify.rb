# ruby verify.rb documented|standard <headers.json> <body> <secret>: exits with 0 if the delivery is genuine, else with 1.
require 'json'
# begin
require 'openssl'

# X-OraTek-Signature. raw_body is what arrived, before any parsing: request.body.read
def verify_documented(raw_body, headers, secret)
  expected = "sha256=#{OpenSSL::HMAC.hexdigest('SHA256', secret, raw_body)}"
  same?(headers.fetch('x-oratek-signature', ''), expected)
end

# webhook-signature, which also covers the event's id and the time: a recorded delivery is refused after 5 minutes.
def verify_standard(raw_body, headers, secret)
  id = headers.fetch('webhook-id', '')
  timestamp = headers.fetch('webhook-timestamp', '')
  return false unless timestamp.match?(/\A[0-9]{1,12}\z/) && (Time.now.to_i - timestamp.to_i).abs <= 300

  key = secret.delete_prefix('whsec_').unpack1('m')
  signed = "#{id}.#{timestamp}.".b + raw_body.b
  expected = "v1,#{[OpenSSL::HMAC.digest('SHA256', key, signed)].pack('m0')}"
  headers.fetch('webhook-signature', '').split.any? { |given| same?(given, expected) }
end

def same?(given, expected)
  given.bytesize == expected.bytesize && OpenSSL.fixed_length_secure_compare(given, expected)
end
# end

scheme, headers_file, body_file, secret = ARGV
headers = JSON.parse(File.read(headers_file, encoding: 'UTF-8'))
verify = scheme == 'documented' ? :verify_documented : :verify_standard
exit(send(verify, File.binread(body_file), headers, secret) ? 0 : 1)
