require 'json'
require_relative '../../../docs/webhooks/verify'

cases = JSON.parse(File.read(ARGV[0], encoding: 'UTF-8'))
verdicts = cases.map do |one|
  verify = one['scheme'] == 'documented' ? :verify_documented : :verify_standard
  send(verify, one['body'].unpack1('m'), one['headers'], one['secret'])
end
puts JSON.generate(verdicts)
