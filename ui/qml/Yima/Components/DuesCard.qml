import Yima

// What can be paid here: amount and count, or the errand alone where neither is known before it is asked.
// `dues` has the fields of kiosk.session.screens.Dues; empty: nothing to pay here.
ErrandCard {
    id: card

    required property var dues
    // The errand alone.
    property bool brief: false

    readonly property bool due: dues.count !== undefined
    readonly property bool counted: due && dues.count >= 0 && !brief

    objectName: "dues"
    visible: due
    name: [caption, counted ? `¥${dues.amount}` : "", remark].filter(Boolean).join(", ")
    icon: "icons/service-pay"
    caption: counted ? qsTr("To pay") : qsTr("Pay bills")
    amount: counted ? dues.amount : ""
    remark: {
        if (!counted)
            return "";
        return dues.count === 1 ? qsTr("1 bill") : qsTr("%1 bills").arg(dues.count);
    }
    onActivated: Terminal.tap("pay", "")
}
