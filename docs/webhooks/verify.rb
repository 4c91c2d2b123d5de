require 'openssl'

# X-OraTek-Signature. raw_body is what arrived, before any parsing: request.body.read; env is Rack's, which Rails and
# Sinatra have as request.env.
def verify_documented(raw_body, env, secret)
  expected = "sha256=#{OpenSSL::HMAC.hexdigest('SHA256', secret, raw_body)}"
  same?(env.fetch('HTTP_X_ORATEK_SIGNATURE', ''), expected)
end

# webhook-signature, which also covers the event's id and the time: a recorded delivery is refused after 5 minutes.
def verify_standard(raw_body, env, secret)
  id = env.fetch('HTTP_WEBHOOK_ID', '')
  timestamp = env.fetch('HTTP_WEBHOOK_TIMESTAMP', '')
  return false unless timestamp.match?(/\A[0-9]{1,12}\z/) && (Time.now.to_i - timestamp.to_i).abs <= 300

  key = secret.delete_prefix('whsec_').unpack1('m')
  signed = "#{id}.#{timestamp}.".b + raw_body.b
  expected = "v1,#{[OpenSSL::HMAC.digest('SHA256', key, signed)].pack('m0')}"
  env.fetch('HTTP_WEBHOOK_SIGNATURE', '').split.any? { |given| same?(given, expected) }
end

def same?(given, expected)
  given.bytesize == expected.bytesize && OpenSSL.fixed_length_secure_compare(given, expected)
end
