def send_sms():  # missing on: loop (import_module gives nothing)
    return 2
